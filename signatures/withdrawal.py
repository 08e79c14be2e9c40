"""
W, the withdrawal pattern (CLINICAL 3.3).

It says that a person should look today. It never diagnoses and never advises a dose.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import add

from signatures.adding_up import DayLoad, Load, adds_up, day_load
from signatures.baseline import Baseline
from signatures.days import Day, Form
from signatures.evidence import CLINIC_OBSERVATION, PATTERN, Tier
from signatures.pack import Pack, WithdrawalNumbers

CORE = ("pain", "low_mood", "poor_sleep")
BODY = ("aut", "aut_n")


@dataclass(frozen=True)
class Signs:
    """
    What moved on one answered day, against this patient's own usual; `burden` is the mean clipped z, `load` what the
    day adds where the pack lets days add up.
    """

    core_up: tuple[str, ...]
    body_up: bool
    craving_up: bool
    burden: float
    core_needed: int
    load: DayLoad | None = None

    @property
    def harder(self) -> bool:
        """At least two of: more pain, lower mood, worse sleep."""
        return len(self.core_up) >= self.core_needed

    @property
    def harder_with_body_signs(self) -> bool:
        """`Wday`: harder, and the bodily signs are up."""
        return self.harder and self.body_up

    @property
    def harder_with_body_signs_or_craving(self) -> bool:
        """`A`: harder, and the bodily signs or the craving are up."""
        return self.harder and (self.body_up or self.craving_up)


@dataclass(frozen=True)
class Situation:
    """
    Everything the rule looks at on one day.

    `today` is None when the check-in is not complete or there is no usable baseline. `recent` holds the last three
    answered days, today first, or is None when they do not lie close enough together. `red_flags` and
    `ran_out_or_stopped` stand for a few days; `told_today` says that one of them was told today.
    """

    today: Signs | None = None
    recent: tuple[Signs, ...] | None = None
    in_window: bool = False
    in_induction: bool = False
    ill: bool = False
    burden_adds_up: bool = False
    load: Load | None = None
    ran_out_today: bool = False
    ran_out_or_stopped: bool = False
    red_flags: tuple[str, ...] = ()
    told_today: bool = False
    seen_by_staff: bool = False
    closer_look: bool = False


@dataclass(frozen=True)
class Decision:
    """The tier, the rule that decided it, the other rules that hold, and what lowered the tier."""

    tier: Tier
    rule: str
    also: tuple[str, ...] = ()
    lowered_by: str | None = None
    kind: str = PATTERN


def withdrawal(it: Situation, numbers: WithdrawalNumbers) -> Decision | None:
    """
    More pain, worse sleep or lower mood than this patient's own usual (two of the three), with bodily signs, on two
    of the last three answered days; one such day is enough inside the window of a recorded dose change.

    Pain alone is never enough: a pain flare leaves the bodily signs unchanged. A closer look that finds many signs is
    enough too; so is a run-out, or withdrawal that staff saw inside a window, whatever the scores. Urgent needs an
    explicit red flag beside the pattern, a closer look that finds many signs, a run-out or a stop. "I'm ill" lowers the
    pattern to info, never what was stated or seen. None when nothing holds.
    """
    harder = it.today is not None and it.today.harder_with_body_signs
    harder_or_craving = it.today is not None and it.today.harder_with_body_signs_or_craving

    urgent, soon, pattern, info = [], [], [], []

    if it.red_flags and (harder or it.closer_look or (it.ran_out_or_stopped and it.told_today)):
        urgent.append("W-urgent-red-flag")

    if it.ran_out_today:
        soon.append("W-soon-ran-out")
    if it.seen_by_staff and it.in_window and not it.in_induction:
        soon.append("W-soon-observed")

    if not it.in_induction:  # the first days on buprenorphine have their own view
        if it.load is not None and numbers.adding_up is not None:
            if adds_up(it.load, it.in_window, numbers.adding_up):
                pattern.append("W-soon-adds-up")
        else:
            if harder and _often(it.recent, lambda day: day.harder_with_body_signs, numbers):
                pattern.append("W-soon-2of3")
            if harder and it.in_window:
                pattern.append("W-soon-window")
        if it.closer_look:
            pattern.append("W-soon-closer-look")

        if harder:
            info.append("W-info-once")
        if harder_or_craving and _often(it.recent, lambda day: day.harder_with_body_signs_or_craving, numbers):
            info.append("W-info-2of3")
        if it.burden_adds_up:
            info.append("W-info-cusum")

    return _decide(urgent, soon, pattern, info, it.ill)


def _often(recent: tuple[Signs, ...] | None, holds: Callable[[Signs], bool], numbers: WithdrawalNumbers) -> bool:
    return recent is not None and sum(holds(day) for day in recent) >= numbers.k


def _decide(urgent: list[str], soon: list[str], pattern: list[str], info: list[str], ill: bool) -> Decision | None:
    """The highest tier whose rules hold; the rule that decided comes first."""
    only_seen = soon == ["W-soon-observed"]
    if only_seen and pattern and not ill:
        soon, pattern, only_seen = [*pattern, *soon], [], False  # what the patient says leads, what staff saw supports
    rules = [*urgent, *soon, *pattern, *info]
    if not rules:
        return None
    first, also = rules[0], tuple(rules[1:])
    if urgent:
        return Decision(Tier.urgent, first, also)
    if soon:
        return Decision(Tier.soon, first, also, kind=CLINIC_OBSERVATION if only_seen else PATTERN)
    if pattern and not ill:
        return Decision(Tier.soon, first, also)
    return Decision(Tier.info, first, also, lowered_by="ill" if pattern else None)


def signs(day: Day, usual: Baseline, craving_usual: Baseline, pack: Pack) -> Signs:
    """What moved on a day answered for withdrawal, against a usable baseline."""
    numbers = pack.withdrawal
    craving_change = craving_usual.delta(day, "craving") if craving_usual.is_usable else None
    zs = [usual.z(day, channel, pack.baseline) for channel in (*CORE, "aut")]
    if craving_usual.is_usable:
        zs.append(craving_usual.z(day, "craving", pack.baseline))
    known = [z for z in zs if z is not None]
    core_up = tuple(channel for channel in CORE if usual.is_up(day, channel, pack.up))
    return Signs(
        core_up=core_up,
        body_up=_body_up(day, usual, numbers),
        craving_up=craving_change is not None and craving_change >= numbers.craving_delta,
        # added one after the other on every version of Python, so that the columns of a cohort come to the very same
        burden=reduce(add, known) / len(known),
        core_needed=numbers.core_needed,
        load=_load(day, usual, craving_usual, pack, is_harder=bool(core_up)),
    )


def _load(day: Day, usual: Baseline, craving_usual: Baseline, pack: Pack, *, is_harder: bool) -> DayLoad | None:
    if pack.withdrawal.adding_up is None or not craving_usual.is_usable:
        return None

    def z(channel: str) -> float | None:
        return (craving_usual if channel == "craving" else usual).z(day, channel, pack.baseline)

    return day_load(z, is_harder, pack.withdrawal.adding_up)


def finds_many(form: Form, numbers: WithdrawalNumbers) -> bool:
    """Whether the closer look found much: a high sum, and several signs that are more than slight (CLINICAL 1.3)."""
    clear = sum(score >= numbers.deep_dive_item for score in form.scores.values())
    return form.total >= numbers.deep_dive_sum and clear >= numbers.deep_dive_items


def _body_up(day: Day, usual: Baseline, numbers: WithdrawalNumbers) -> bool:
    """`autUp`: bothered clearly and more than usual, or several more signs than usual."""
    bother, bother_change = day.values.get("aut"), usual.delta(day, "aut")
    count, count_change = day.values.get("aut_n"), usual.delta(day, "aut_n")
    if bother is not None and bother_change is not None:
        if bother >= numbers.aut_low and bother_change >= numbers.aut_low_delta:
            return True
        if bother >= numbers.aut_high and bother_change >= numbers.aut_high_delta:
            return True
    if count is None or count_change is None:
        return False
    return count >= numbers.signs and count_change >= numbers.signs_delta


def add_up(total: float, burden: float, numbers: WithdrawalNumbers) -> tuple[float, bool]:
    """The CUSUM after one more answered day, and whether it fires (it then starts again from 0)."""
    total = max(0.0, total + burden / numbers.cusum_scale - numbers.cusum_slack)
    return (0.0, True) if total >= numbers.cusum_fires else (total, False)
