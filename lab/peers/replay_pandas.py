# mypy: ignore-errors
"""
The rules over a cohort as one would write them with pandas: a frame per person, rolling windows, a loop for episodes.

It covers what six items a day can raise without a change of the dose: withdrawal, unmet need, protracted and
engagement. Nothing of ours is imported: the numbers are read from the rule pack's file.
Usage: python replay_pandas.py DATA.npz PACK.toml > answer.json, with pain mood sleep craving body (as asked, -1 for no
answer) and more (1 an extra dose, 0 none, -1 no answer), each day x person.
"""

import json
import sys
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd

CORE = ["pain", "low_mood", "poor_sleep"]
INFO, SOON = 1, 2


def read_numbers(file):
    """The numbers of the pack by section and name."""
    pack = tomllib.loads(Path(file).read_text(encoding="utf-8"))

    def plain(table):
        return {k: v["value"] if "value" in v else SimpleNamespace(**plain(v)) for k, v in table.items()}

    return SimpleNamespace(**{k: SimpleNamespace(**plain(v)) for k, v in pack.items() if isinstance(v, dict)})


def usual_of(values, eligible, n):
    """Median and spread of each channel over the reference of each day, and whether it is established."""
    b = n.baseline
    median = spread = established = None

    def away(window):
        known = window[~np.isnan(window)]
        if not known.size:
            return np.nan
        far = np.abs(known - np.median(known))
        return max(b.mad_factor * np.median(far), b.mean_factor * far.sum() / known.size, b.least_spread)

    for span in b.spans_days:
        count = eligible.rolling(span, min_periods=1).sum().shift(b.gap_days).fillna(0)
        rolling = values.where(eligible).rolling(span, min_periods=b.provisional_days)
        enough = count >= b.established_days
        if median is None:
            median, established = rolling.median().shift(b.gap_days), enough
            spread = rolling.apply(away, raw=True).shift(b.gap_days)
            continue
        widen = enough & ~established
        if widen.any():
            median[widen] = rolling.median().shift(b.gap_days)[widen]
            spread[widen] = rolling.apply(away, raw=True).shift(b.gap_days)[widen]
            established |= widen
    return median, spread, established


def often(held, answered, k, n, span_days):
    """Held on k of the last n answered days, which lie close together; and whether there are such days."""
    days = pd.Series(np.arange(len(held)), index=held.index)[answered]
    close = days - days.shift(n - 1) < span_days
    times = held[answered].rolling(n).sum()
    return (close & (times >= k)).reindex(held.index, fill_value=False), close.reindex(held.index, fill_value=False)


def withdrawal(worse, answered, n):
    """The tier of each day (0 none, 1 info, 2 soon, nothing where it cannot be judged), and days with a high wish."""
    w, up = n.withdrawal, n.up
    craved = worse.craving.notna()
    barred = pd.Series(False, index=worse.index)
    while True:
        median, spread, established = usual_of(worse[[*CORE, "aut"]], answered & ~barred, n)
        cmedian, cspread, cestablished = usual_of(worse[["craving"]], craved & ~barred, n)
        delta = worse[[*CORE, "aut"]] - median
        wish = (worse.craving - cmedian.craving).where(cestablished)
        signed = answered & established
        top = (median[CORE] > up.ceiling_median) & (worse[CORE] == up.ceiling_value) & (delta[CORE] >= up.ceiling_delta)
        harder = ((delta[CORE] >= up.delta) | top).sum(axis=1) >= w.core_needed
        body = ((worse.aut >= w.aut_low) & (delta.aut >= w.aut_low_delta)) | (
            (worse.aut >= w.aut_high) & (delta.aut >= w.aut_high_delta)
        )
        wday = signed & harder & body
        aday = signed & harder & (body | (wish >= w.craving_delta))
        wtwice, _ = often(wday, answered, w.k, w.n, n.days.span_days)
        atwice, _ = often(aday, answered, w.k, w.n, n.days.span_days)
        _, close = often(signed, answered, w.k, w.n, n.days.span_days)
        all_signed = signed[answered].rolling(w.n).sum().reindex(worse.index) >= w.n
        known = close & all_signed
        z = pd.concat([delta / spread, (wish / cspread.craving).rename("craving")], axis=1)
        burden = z.clip(n.baseline.z_low, n.baseline.z_high).mean(axis=1)
        fires = pd.Series(False, index=worse.index)
        total = 0.0
        for day in np.flatnonzero(signed):
            total = max(0.0, total + burden.iat[day] / w.cusum_scale - w.cusum_slack)
            if total >= w.cusum_fires:
                total, fires.iat[day] = 0.0, True
        soon = wday & wtwice & known
        found = soon.rolling(n.baseline.after_soon_days, min_periods=1).max() > 0
        if found.equals(barred):
            break
        barred = found
    tier = pd.Series(0.0, index=worse.index)
    tier[wday | (aday & atwice & known) | fires] = INFO
    tier[soon] = SOON
    tier[(tier == 0) & (~signed | (aday & ~known))] = np.nan
    need = n.unmet_need
    high = (wish >= need.craving_delta) | ((worse.craving >= need.craving_high) & (wish >= need.craving_high_delta))
    return tier, high


def unmet_need(high, craved, more, n):
    """The points of each day, nothing where the medicine was not told of."""
    need = n.unmet_need
    twice, _ = often(high, craved, need.craving_k, need.craving_n, n.days.span_days)
    wished = (high & twice).rolling(need.craving_span_days, min_periods=1).max()
    extra = ((more == 1).rolling(need.span_days, min_periods=1).sum() * need.more).clip(upper=need.more_max)
    return (extra + need.craving * wished).where(more.notna())


def protracted(worse, heard, n):
    """The tier of each day on which it is looked at (0 none), nothing on other days."""
    p = n.protracted
    tier = pd.Series(np.nan, index=worse.index)
    first = worse[CORE].iloc[: p.anchor_days]
    line = first.median().where(first.count() >= p.anchor_answers) + p.up
    long = worse[CORE].rolling(p.drift_days, min_periods=p.drift_answers).median()
    drifted = (long >= line).sum(axis=1) >= p.channels
    week = worse[CORE[1:]].rolling(7, min_periods=p.week_answers).median()
    heavy = (week >= line[CORE[1:]]).sum(axis=1) >= p.channels
    judged = (week.notna() & line[CORE[1:]].notna()).sum(axis=1) >= p.channels
    for day in range(p.anchor_days - 1, len(worse)):
        if day % 7 == 6:
            if not heard.iloc[day - 6 : day + 1].any():
                continue
            weeks = [heavy.iat[day - 7 * back] for back in range(p.of_weeks) if day >= 7 * back]
            if weeks[0] and sum(weeks) >= p.weeks:
                tier.iat[day] = SOON
            elif drifted.iat[day]:
                tier.iat[day] = INFO
            elif judged.iat[day]:
                tier.iat[day] = 0
        elif heard.iat[day] and drifted.iat[day]:
            tier.iat[day] = INFO
    return tier


@dataclass
class Episodes:
    """One signature's episodes, and the days on which they called."""

    clear_after: int
    cool_down_days: int
    is_open: bool = False
    tier: int = 0
    clear: int = 0
    calls: bool = False
    quiet_until: int = -1
    quiet_tier: int = 0
    led_points: float = 0.0

    def step(self, day, tier, points=0.0, led=False):
        """One more day; says whether it calls. No tier: it could not be judged."""
        if np.isnan(tier):
            return False
        if tier == 0:
            self.clear += self.is_open
            if self.is_open and self.clear >= self.clear_after:
                self.is_open = False
                if self.calls:
                    self.quiet_until, self.quiet_tier = day + self.cool_down_days, self.tier
            return False
        if not self.is_open:
            self.is_open, self.tier, self.calls, self.led_points = True, 0, False, 0.0
        self.tier, self.clear = max(self.tier, tier), 0
        if tier < SOON or self.calls:
            return False
        if led:
            self.led_points = max(self.led_points, points)
            return False
        if self.led_points and points <= self.led_points:
            return False
        if day < self.quiet_until and tier <= self.quiet_tier:
            return False
        self.calls = True
        return True


def alerts_of(frame, n):
    """Day and signature of each call of one person; the frame holds a row a day."""
    worse = pd.DataFrame(
        {
            "pain": frame.pain,
            "low_mood": 10 - frame.mood,
            "poor_sleep": 10 - frame.sleep,
            "aut": frame.body,
            "craving": frame.craving,
        }
    )
    answered, heard = worse[[*CORE, "aut"]].notna().all(axis=1), frame.notna().any(axis=1)
    w_tier, high = withdrawal(worse, answered, n)
    points = unmet_need(high, worse.craving.notna(), frame.more, n)
    p_tier = protracted(worse, heard, n)
    need, engage = n.unmet_need, n.engagement
    w, s, p, e = (Episodes(**vars(own.episode)) for own in (n.withdrawal, need, n.protracted, engage))
    found = []
    held_on, missed = -need.merge_days, 0
    for day in range(len(frame)):
        tier, told = w_tier.iat[day], points.iat[day]
        s_tier = np.nan if np.isnan(told) else SOON if told >= need.soon_points else INFO * (told >= need.info_points)
        if tier > 0:
            held_on = day
        led = s_tier > 0 and day - held_on < need.merge_days
        raised = max(tier, s_tier) if tier > 0 else SOON if led and s_tier == SOON else tier
        before = Episodes(**vars(w))
        called = w.step(day, raised if led else tier)
        if led and s_tier == SOON and not w.calls:
            w, led = before, False
            called = w.step(day, tier)
        if called:
            found.append((day, "withdrawal"))
        if s.step(day, s_tier, told, led):
            found.append((day, "unmet_need"))
        missed = 0 if heard.iat[day] else missed + 1
        concern = w.is_open or p.is_open
        is_soon = missed >= engage.soon_days or (concern and missed >= engage.concern_days)
        e_tier = 0 if not missed else SOON if is_soon else INFO if missed >= engage.info_days else np.nan
        if e.step(day, e_tier):
            found.append((day, "engagement"))
        if p.step(day, p_tier.iat[day]):
            found.append((day, "protracted"))
    return found


def main():
    """Reads the data, works, and writes how long the work took and what it found."""
    n = read_numbers(sys.argv[2])
    with np.load(sys.argv[1]) as data:
        items = {key: data[key] for key in data.files}
    began, cpu = time.perf_counter(), time.process_time()
    found = []
    for person in range(items["pain"].shape[1]):
        frame = pd.DataFrame({key: held[:, person] for key, held in items.items()}, dtype=float)
        found += [(person, *alert) for alert in alerts_of(frame.where(frame >= 0), n)]
    took = {"seconds": time.perf_counter() - began, "cpu": time.process_time() - cpu}
    versions = {"pandas": pd.__version__, "numpy": np.__version__}
    print(json.dumps({**took, "cpu_in_all": time.process_time(), "alerts": found, "versions": versions}))


if __name__ == "__main__":
    main()
