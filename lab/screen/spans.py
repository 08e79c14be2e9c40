"""Which days of whom the rules have to look at: stretches in which something may stand and something may call."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lab.learning.tools import numpy
from lab.screen import withdrawal
from lab.screen.columns import MORE, NOT_KNOWN, RAN_OUT, Columns
from signatures.evidence import ENGAGEMENT, PROTRACTED, UNMET_NEED, WITHDRAWAL
from signatures.pack import Pack
from signatures.spans import WEEK_DAYS

HEAVIER = ("low_mood", "poor_sleep", "no_enjoy")


@dataclass(frozen=True)
class Span:
    """From `first` to `last`, counted from the person's first day: neither before nor after does anything stand."""

    first: int
    last: int


@dataclass(frozen=True)
class Says:
    """By day and person, for one signature: evidence `may` come, and there is surely none, as the rules would say."""

    may: Any
    clear: Any


@dataclass(frozen=True)
class Screened:
    """
    The spans of those of whom something may call, and what the columns say of each signature; by person, whether only
    the rules can tell (`unsure`), whether a dose event `has_windows`, and whether there `is_stress`.
    """

    spans: dict[int, list[Span]]
    says: dict[str, Says]
    unsure: Any
    has_windows: Any
    is_stress: Any
    medicines: tuple[str, ...]
    found: withdrawal.Found


def screen(columns: Columns, pack: Pack, *, agreed: bool) -> Screened:
    """
    Where the rules have to look.

    Each condition is necessary for the evidence it stands for, never sufficient: what it lets pass cannot have been
    evidence. `agreed`: whether the unmet-need pattern may speak at all.
    """
    np = numpy()
    found = withdrawal.look(columns, pack)
    calls, w_holds, restless = found.calls, found.holds, _lately(found.holds, pack.unmet_need.merge_days)
    nothing = Says(np.zeros_like(calls), np.zeros_like(calls))
    says = {WITHDRAWAL: Says(found.holds, found.clear), UNMET_NEED: nothing}
    if agreed:
        s_holds, s_calls, s_clear = _unmet_need(columns, found, pack)
        says[UNMET_NEED] = Says(s_holds, s_clear)
        # withdrawal that held lately leads: it then stands for what unmet need asks for
        w_holds = w_holds | (s_calls & restless)
        restless |= _standing(s_holds, s_clear, pack.unmet_need.episode.clear_after)
        calls = calls | s_calls
    p_holds, p_calls, p_clear = _protracted(columns, pack)
    w_stands = _standing(w_holds, found.clear & ~w_holds, pack.withdrawal.episode.clear_after)
    p_stands = _standing(p_holds, p_clear, pack.protracted.episode.clear_after)
    e_holds, e_calls = _engagement(columns, w_stands | p_stands | columns.in_window, pack)
    # that heavier weeks stand matters to nothing but their own call and a silence
    p_stands = _runs_with(p_stands, p_calls | e_holds)
    says |= {
        PROTRACTED: Says(p_holds & p_stands, p_clear & p_stands),
        ENGAGEMENT: Says(e_holds & columns.missed, columns.heard),
    }
    restless |= w_stands | p_stands | _standing(e_holds, columns.heard, pack.engagement.episode.clear_after)
    calls = calls | p_calls | e_calls
    lives = np.arange(columns.dose.shape[0])[:, None] <= columns.last
    restless &= lives
    calls &= restless
    return Screened(
        spans=dict(_spans(restless, calls)),
        says=says,
        unsure=found.unsure,
        has_windows=columns.in_window.any(axis=0),
        is_stress=(columns.values["stress"] >= 0).any(axis=0),
        medicines=columns.medicines,
        found=found,
    )


def _spans(restless: Any, calls: Any) -> Iterator[tuple[int, list[Span]]]:
    np = numpy()
    for person in np.nonzero(calls.any(axis=0))[0]:
        edges = np.flatnonzero(np.diff(np.concatenate([[False], restless[:, person], [False]])))
        called = np.flatnonzero(calls[:, person])
        yield (
            int(person),
            [
                Span(int(first), int(after) - 1)
                for first, after in zip(edges[::2], edges[1::2], strict=True)
                if np.searchsorted(called, first) < np.searchsorted(called, after)
            ],
        )


def _standing(holds: Any, clear: Any, clear_after: int) -> Any:
    """The days on which an episode may be open: from evidence on, until so many days surely without it."""
    np = numpy()
    found = np.zeros_like(holds)
    is_open = np.zeros(holds.shape[1], dtype=bool)
    count = np.zeros(holds.shape[1], dtype=np.int8)
    for day in range(holds.shape[0]):
        is_open |= holds[day]
        found[day] = is_open
        count = np.where(holds[day], 0, count + clear[day])
        is_open &= count < clear_after
    return found


def _runs_with(stands: Any, reason: Any) -> Any:
    """Those runs of days in which there is at least one day with a reason."""
    found = stands & reason
    for day in range(1, found.shape[0]):
        found[day] |= stands[day] & found[day - 1]
    for day in range(found.shape[0] - 2, -1, -1):
        found[day] |= stands[day] & found[day + 1]
    return found


def _lately(held: Any, length: int) -> Any:
    """Whether it held on this day or one of the `length` - 1 before."""
    return _times(held, length) > 0


def _times(held: Any, length: int) -> Any:
    """On how many of the last `length` days it held."""
    np = numpy()
    total = held.cumsum(axis=0, dtype=np.int16)
    total[length:] = total[length:] - total[:-length].copy()
    return total


def _unmet_need(columns: Columns, found: withdrawal.Found, pack: Pack) -> tuple[Any, Any, Any]:
    """At most so many points: two days with a wish may be further apart than counts, and some stress may be usual."""
    np = numpy()
    n = pack.unmet_need
    more = np.minimum(n.more * _times(columns.dose == MORE, n.span_days), n.more_max)
    supply = n.supply * _lately(columns.dose == RAN_OUT, n.span_days)
    often = found.high & (_times(found.high, pack.days.span_days) >= n.craving_k)
    stressed = found.stressed & (_times(found.stressed, pack.days.span_days) >= n.stress_k)
    points = more + supply + n.craving * _lately(often, n.craving_span_days) + n.stress * _lately(stressed, n.span_days)
    asked = columns.dose != NOT_KNOWN
    holds = asked & (points >= min(n.info_points, n.soon_points))
    return holds, asked & (points >= n.soon_points), asked & ~holds


def _engagement(columns: Columns, concern: Any, pack: Pack) -> tuple[Any, Any]:
    """The silences that are long enough, from their first missed day on, and the days on which one may call."""
    np = numpy()
    n = pack.engagement
    run = np.zeros(columns.heard.shape, dtype=np.int16)
    for day in range(run.shape[0]):
        before = run[day - 1] if day else 0
        run[day] = np.where(columns.heard[day], 0, before + columns.missed[day])
    longest = run.copy()
    for day in range(run.shape[0] - 2, -1, -1):
        longest[day] = np.where(run[day] > 0, np.maximum(run[day], np.where(run[day + 1] > 0, longest[day + 1], 0)), 0)
    calls = columns.missed & ((run >= n.soon_days) | ((run >= n.concern_days) & concern))
    return longest >= min(n.concern_days, n.info_days, n.soon_days), calls


def _protracted(columns: Columns, pack: Pack) -> tuple[Any, Any, Any]:
    """
    A median can only lie above a line if half of the answers do.

    Without a change of the plan the anchor is that of the first weeks.
    """
    np = numpy()
    n = pack.protracted
    days = columns.dose.shape[0]
    closes = (np.arange(days) % WEEK_DAYS == WEEK_DAYS - 1)[:, None]
    drifted = heavier = known = 0
    for channel in ("pain", *HEAVIER):
        values = columns.values[channel]
        rotates = channel == HEAVIER[-1]
        line = _anchor(values[: n.anchor_days], n.anchor_rotating if rotates else n.anchor_answers) + n.up
        given = (values >= 0) & ~np.isnan(line)
        up = given & (values >= line)
        if not rotates:
            drifted = drifted + _above(up, given, n.drift_days, n.drift_answers)
        if channel != "pain":
            least = n.week_rotating if rotates else n.week_answers
            heavier = heavier + _above(up, given, WEEK_DAYS, least)
            known = known + (_times(given, WEEK_DAYS) >= max(least, 1))
    started = (np.arange(days) >= n.anchor_days - 1)[:, None]
    heavy = closes & (heavier >= n.channels)
    calls = heavy & started & (_times(heavy, WEEK_DAYS * n.of_weeks) >= n.weeks)
    holds = calls | (started & (drifted >= n.channels) & (columns.heard | closes))
    return holds, calls, closes & started & ~holds & (known >= n.channels)


def _above(up: Any, given: Any, length: int, least: int) -> Any:
    answers = _times(given, length)
    return (answers >= max(least, 1)) & (2 * _times(up, length) >= answers)


def _anchor(values: Any, least: int) -> Any:
    """The middle of each person's first weeks; not a number where too few answered."""
    np = numpy()
    found = np.full(values.shape[1], np.nan)
    counts = (values >= 0).sum(axis=0)
    enough = np.flatnonzero(counts >= max(least, 1))
    ordered = np.sort(np.where(values >= 0, values, 99), axis=0)[:, enough]
    half = counts[enough]
    at = np.arange(enough.size)
    found[enough] = (ordered[(half - 1) // 2, at] + ordered[half // 2, at]) / 2
    return found
