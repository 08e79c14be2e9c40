"""All signatures over one patient: one definition of each rule, for a live patient as for a replayed one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from signatures.days import History
from signatures.episodes import Episode
from signatures.evidence import Evidence, NotEvaluable
from signatures.pack import Pack


@dataclass(frozen=True)
class Findings:
    """
    What the whole history says.

    `episodes` of all signatures, open and closed, by opening day; `today`: each signature that holds or cannot be
    evaluated today; `by_day`: the same for every day looked at, `days_evaluated` of them.
    """

    episodes: tuple[Episode, ...]
    today: tuple[Evidence | NotEvaluable, ...]
    days_evaluated: int
    by_day: Mapping[date, tuple[Evidence | NotEvaluable, ...]]


def review(history: History, pack: Pack, today: date, closed_through: date | None = None) -> Findings:
    """Findings recomputed from the whole history; `closed_through` is the last day that has closed (04:00 after it)."""
    return Findings((), (), 0, {})
