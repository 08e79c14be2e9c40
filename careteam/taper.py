"""The dose plan as the prescriber reads it: each step against the one before and against a month ago. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from storage.tables import DoseChange

MONTH = timedelta(days=30)
# a month, after a year or longer: CDC 2022, recommendation 5 (the 10 % from a secondary source); a mark, never a limit
FAST = 0.10


@dataclass(frozen=True)
class Step:
    """
    One step of the plan: mg a day from a day on; `share` how much that is of the dose before (-0.1: ten percent less),
    `in_a_month` how much less than 30 days before, both None where nothing can be compared. `is_next`: the first that
    is still to come.
    """

    id: str
    on: date
    drug: str
    mg: float
    share: float | None
    in_a_month: float | None
    is_planned: bool
    is_next: bool

    @property
    def is_fast(self) -> bool:
        """Whether the prescriber sees a mark beside it."""
        return self.in_a_month is not None and self.in_a_month > FAST + 1e-9


def steps(changes: Sequence[DoseChange], today: date) -> tuple[Step, ...]:
    """The steps of a plan (storage.doses.changes), the earliest first."""
    upcoming = min((row.effective_on for row in changes if row.effective_on > today), default=None)
    return tuple(
        Step(
            id=row.id,
            on=row.effective_on,
            drug=row.drug,
            mg=row.mg_after or 0.0,
            share=None if not row.mg_before else ((row.mg_after or 0.0) - row.mg_before) / row.mg_before,
            in_a_month=_in_a_month(changes[: place + 1]),
            is_planned=row.effective_on > today,
            is_next=row.effective_on == upcoming,
        )
        for place, row in enumerate(changes)
    )


def _in_a_month(changes: Sequence[DoseChange]) -> float | None:
    """
    How much the newest of these is below the dose of 30 days before, or below the first that is known since; never
    across two medicines. None where it is no lower.
    """
    last, before = changes[-1], None
    for row in reversed(changes[:-1]):
        if row.drug != last.drug:
            break
        before = row
        if row.effective_on <= last.effective_on - MONTH:
            break
    if before is None or not before.mg_after or (last.mg_after or 0.0) >= before.mg_after:
        return None
    return 1 - (last.mg_after or 0.0) / before.mg_after
