"""Who to call next, where the clinic has switched it on: ranks and reasons in words, never a figure of risk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from prompts.wording import Words
from signatures.scores import SHOWN
from storage.tables import Patient, PatientScores

COUNTED = ("days_since_", "days_after_", "days_without_")  # terms that grow with every day
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
    rows: Sequence[PatientScores], today: date, patients: Mapping[str, Patient], calling: Sequence[str], say: Words
) -> tuple[Next, ...]:
    """The top of the list, without those who have an open alert (`calling`): they stand above it anyway."""
    known = sorted((row for row in rows if row.outlook is not None), key=lambda row: -(row.outlook or 0))
    ranks = {row.patient_id: place for place, row in enumerate(known, start=1)}
    shown = [row for row in rows if row.patient_id not in calling][: max(LEAST, ceil(SHARE * len(rows)))]
    return tuple(
        Next(
            rank=place,
            patient=patients[row.patient_id].ref,
            reasons=_reasons(row, "attention", SHOWN, (today - row.through_on).days, say),
            outlook=say("desk-next-outlook", rank=ranks[row.patient_id], of=len(known))
            if row.patient_id in ranks
            else say("desk-next-no-outlook"),
            outlook_reasons=_reasons(
                row, "outlook", 1, (today - row.through_on).days - 1, say
            ),  # it is of the day after,
        )
        for place, row in enumerate(shown, start=1)
    )


def outlook_of(rows: Sequence[PatientScores], patient: str, today: date, say: Words) -> str:
    """Where one of these patients stands in the outlook, with the largest reason; or that it is not known."""
    known = sorted((row for row in rows if row.outlook is not None), key=lambda row: -(row.outlook or 0))
    for place, row in enumerate(known, start=1):
        if row.patient_id == patient:
            stands = say("desk-next-outlook", rank=place, of=len(known))
            why = _reasons(row, "outlook", 1, (today - row.through_on).days - 1, say)  # it is of the day after
            return f"{stands} · {why}" if why else stands
    return say("desk-next-no-outlook")


def _reasons(row: PatientScores, score: str, most: int, later: int, say: Words) -> str:
    """
    The largest reasons that weigh something: what is as good as the mean of all is nobody's reason. `later`: how many
    days ago the score was made, so that "yesterday" is the reader's.
    """
    values = {name: value for name, value, points in row.parts[score] if points >= NOTABLE}
    if values.get("days_since_use") == values.get("days_since_report"):
        values.pop("days_since_report", None)  # the same day told twice
    told = []
    for name, value in list(values.items())[:most]:
        shown = round(value or 0) + (later if name.startswith(COUNTED) else 0)
        told.append(say(f"score-{name.replace('_', '-')}", value=shown))
    return " · ".join(told)
