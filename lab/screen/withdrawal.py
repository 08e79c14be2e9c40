"""The withdrawal pattern over columns, one day of everybody at a time: where it holds, calls, and surely does not."""

from dataclasses import dataclass
from typing import Any

from lab.learning.tools import numpy
from lab.screen.columns import RAN_OUT, Columns
from lab.screen.usual import Counted, Kept, Usuals
from signatures.pack import Pack

CORE = ("pain", "low_mood", "poor_sleep")
ANSWERS = (*CORE, "aut", "aut_n")


@dataclass(frozen=True)
class Found:
    """
    By day and person: the pattern `holds`, `calls` (tier soon), is surely `clear`; `high` and `stressed`: a wish
    clearly above usual, and one with some stress; `burden`: the running sum after the day; what the days were compared
    with. By person: `unsure`, whom only the rules can tell.
    """

    holds: Any
    calls: Any
    clear: Any
    high: Any
    stressed: Any
    burden: Any
    unsure: Any
    usual: Kept
    craving_usual: Kept


@dataclass(frozen=True)
class _Signs:
    """What moved on one day, by person, as signatures.withdrawal.Signs."""

    harder_with_body: Any
    harder_with_body_or_craving: Any
    burden: Any


def look(columns: Columns, pack: Pack) -> Found:
    """Everybody's days in order; a day that calls keeps the days after it out of the usual, as in the rules."""
    np = numpy()
    shape = columns.dose.shape
    values = np.stack([columns.values[channel] for channel in ANSWERS])
    craved = columns.values["craving"][None]
    answered = (values[:3] >= 0).all(axis=0) & ((values[3] >= 0) | (values[4] >= 0))
    usual = Counted(values, answered, columns.in_window, pack.baseline)
    craving_usual = Counted(craved, craved[0] >= 0, columns.in_window, pack.baseline)
    holds, calls, clear, high, stressed, signed = (np.zeros(shape, dtype=bool) for _ in range(6))
    hard, hard_or_craving = np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool)
    after_soon = np.zeros((shape[0] + pack.baseline.after_soon_days, shape[1]), dtype=bool)
    burden = np.zeros(shape)
    total = np.zeros(shape[1])
    unsure = np.zeros(shape[1], dtype=bool)
    kept, craving_kept = Kept(ANSWERS, shape), Kept(("craving",), shape)
    for day in range(shape[0]):
        if (added := day - pack.baseline.gap_days) >= 0:
            usual.add(added, after_soon[added])
            craving_usual.add(added, after_soon[added])
        own, craving = usual.on(day), craving_usual.on(day)
        unsure |= own.may_be_frozen | craving.may_be_frozen
        spread = kept.keep(day, own, pack.baseline)
        craving_spread = craving_kept.keep(day, craving, pack.baseline)
        wish = np.where((craved[0, day] >= 0) & craving.usable, craved[0, day] - craving.twice[0] / 2, -np.inf)
        high[day], stressed[day] = _wishes(wish, craved[0, day], columns.values["stress"][day] >= 0, pack)
        signed[day] = answered[day] & own.usable
        found = _signs(values[:, day], own, spread, wish, craving_spread, pack)
        hard[day] = signed[day] & found.harder_with_body
        hard_or_craving[day] = signed[day] & found.harder_with_body_or_craving
        known, often, often_or_craving = _recent(day, answered, signed, hard, hard_or_craving, pack)
        total, fires = _add_up(total, found.burden, signed[day], pack)
        burden[day] = total
        ran_out = (columns.dose[day] == RAN_OUT) & columns.daily_doses
        calls[day] = ran_out | (hard[day] & (often | columns.in_window[day]))
        holds[day] = calls[day] | hard[day] | (hard_or_craving[day] & often_or_craving) | fires
        clear[day] = signed[day] & ~holds[day] & (known | ~hard_or_craving[day])
        after_soon[day : day + pack.baseline.after_soon_days] |= calls[day]
    return Found(holds, calls, clear, high, stressed, burden, unsure, kept, craving_kept)


def _wishes(wish: Any, value: Any, has_stress: Any, pack: Pack) -> tuple[Any, Any]:
    """A wish clearly above usual, and one that stress may go with."""
    need = pack.unmet_need
    high = (wish >= need.craving_delta) | ((value >= need.craving_high) & (wish >= need.craving_high_delta))
    return high, has_stress & (wish >= need.stress_craving_delta)


def _signs(values: Any, own: Usuals, spread: Any, wish: Any, craving_spread: Any, pack: Pack) -> _Signs:
    np = numpy()
    n, up = pack.withdrawal, pack.up
    known = (values >= 0) & own.has(pack.baseline)
    change = np.where(known, values - own.twice / 2, -np.inf)
    at_ceiling = (own.twice[:3] > 2 * up.ceiling_median) & (values[:3] == up.ceiling_value)
    is_up = (change[:3] >= up.delta) | (at_ceiling & (change[:3] >= up.ceiling_delta))
    harder = is_up.sum(axis=0) >= n.core_needed
    bother, count = values[3], values[4]
    body = (bother >= n.aut_low) & (change[3] >= n.aut_low_delta)
    body |= (bother >= n.aut_high) & (change[3] >= n.aut_high_delta)
    body |= (count >= n.signs) & (change[4] >= n.signs_delta)
    burden = _burden(change, spread, wish, craving_spread, pack)
    return _Signs(harder & body, harder & (body | (wish >= n.craving_delta)), burden)


def _burden(change: Any, spread: Any, wish: Any, craving_spread: Any, pack: Pack) -> Any:
    """The mean of the clipped changes in spreads, in the order in which signatures.withdrawal adds them."""
    np = numpy()
    numbers = pack.baseline
    away = np.concatenate([change[:4] / spread[:4], (wish / craving_spread[0])[None]])
    known = np.concatenate([change[:4], wish[None]]) > -np.inf
    clipped = np.where(known, np.minimum(np.maximum(away, numbers.z_low), numbers.z_high), 0.0)
    summed = clipped[0]
    for one in clipped[1:]:
        summed = summed + one
    return summed / np.maximum(known.sum(axis=0), 1)


def _recent(day: int, answered: Any, signed: Any, hard: Any, hard_or_craving: Any, pack: Pack) -> tuple[Any, Any, Any]:
    """Whether the last answered days are known and close enough together, and whether either pattern held often."""
    np = numpy()
    numbers = pack.withdrawal
    people = answered.shape[1]
    seen, times, times_or_craving = (np.zeros(people, dtype=np.int8) for _ in range(3))
    known = np.ones(people, dtype=bool)
    for before in range(day, max(-1, day - pack.days.span_days), -1):
        taken = answered[before] & (seen < numbers.n)
        seen += taken
        known &= ~taken | signed[before]
        times += taken & hard[before]
        times_or_craving += taken & hard_or_craving[before]
    known &= (seen >= numbers.n) & answered[day]
    return known, known & (times >= numbers.k), known & (times_or_craving >= numbers.k)


def _add_up(total: Any, burden: Any, counts: Any, pack: Pack) -> tuple[Any, Any]:
    np = numpy()
    numbers = pack.withdrawal
    after = np.maximum(0.0, total + burden / numbers.cusum_scale - numbers.cusum_slack)
    fires = counts & (after >= numbers.cusum_fires)
    return np.where(counts, np.where(fires, 0.0, after), total), fires
