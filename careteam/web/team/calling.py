"""Who to call next, where the clinic has switched it on: ranks and reasons in words, never a figure of risk."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from prompts.wording import Words
from signatures.scores import SHOWN
from storage import standing
from storage.database import Db
from storage.standing import Place
from storage.tables import Clinic

COUNTED = ("days_since_", "days_after_", "days_without_")  # terms that grow with every day
Terms = Sequence[tuple[str, float | None, float]]
NOTABLE = 0.1  # points (log odds); proposal
SHARE, LEAST = 0.1, 3  # of the patients on the list: CLINICAL.md 5 proposes ten calls per 100 patient-weeks


@dataclass(frozen=True)
class Next:
    """One patient on the list: the rank, the largest reasons in words, and the rank in the outlook with its reason."""

    rank: int
    patient: str
    reasons: str
    outlook: str
    outlook_reasons: str


def list_of(
    db: Db, clinic: Clinic, care_team: str | None, today: date, calling: Container[str], say: Words
) -> tuple[Next, ...]:
    """The top of the list, without those who have an open alert (`calling`): they stand above it anyway."""
    places = standing.of_clinic(db, clinic.id, care_team)
    ranks = _outlooks(places)
    shown = [one for one in places if one.patient_id not in calling][: max(LEAST, ceil(SHARE * len(places)))]
    parts = standing.parts_of(db, clinic.id, [one.patient_id for one in shown])

    def next_(rank: int, one: Place) -> Next:
        later, mine = (today - one.through_on).days, parts[one.patient_id]
        return Next(
            rank=rank,
            patient=one.ref,
            reasons=_reasons(mine["attention"], SHOWN, later, say),
            outlook=_stands(ranks, one.patient_id, say),
            outlook_reasons=_reasons(mine["outlook"], 1, later - 1, say),  # it is of the day after
        )

    return tuple(next_(rank, one) for rank, one in enumerate(shown, start=1))


def outlook_of(places: Sequence[Place], terms: Terms, patient: str, today: date, say: Words) -> str:
    """Where one of these patients stands in the outlook, with the largest of its terms; or that it is not known."""
    ranks, mine = _outlooks(places), next((one for one in places if one.patient_id == patient), None)
    stands = _stands(ranks, patient, say)
    why = "" if mine is None else _reasons(terms, 1, (today - mine.through_on).days - 1, say)
    return f"{stands} · {why}" if why and patient in ranks else stands


def _outlooks(places: Sequence[Place]) -> Mapping[str, int]:
    """The rank of each patient whose outlook is known, the likeliest first."""
    known = sorted((one for one in places if one.outlook is not None), key=lambda one: -(one.outlook or 0))
    return {one.patient_id: rank for rank, one in enumerate(known, start=1)}


def _stands(ranks: Mapping[str, int], patient: str, say: Words) -> str:
    if patient not in ranks:
        return say("desk-next-no-outlook")
    return say("desk-next-outlook", rank=ranks[patient], of=len(ranks))


def _reasons(parts: Terms, most: int, later: int, say: Words) -> str:
    """
    The largest reasons that weigh something: what is as good as the mean of all is nobody's reason. `later`: how many
    days ago the score was made, so that "yesterday" is the reader's.
    """
    values = {name: value for name, value, points in parts if points >= NOTABLE}
    if values.get("days_since_use") == values.get("days_since_report"):
        values.pop("days_since_report", None)  # the same day told twice
    told = []
    for name, value in list(values.items())[:most]:
        shown = round(value or 0) + (later if name.startswith(COUNTED) else 0)
        told.append(say(f"score-{name.replace('_', '-')}", value=shown))
    return " · ".join(told)
