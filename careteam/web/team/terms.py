"""Every term of the two experimental scores of one patient, for whoever asks why; neither the sum nor a probability."""

from dataclasses import dataclass

from prompts.times import day as day_in_words
from prompts.wording import Words
from storage import standing
from storage.database import Db
from storage.tables import Clinic, Patient

LEAST = 0.005  # points below which a part is shown as none


@dataclass(frozen=True)
class Terms:
    """One score: whose terms, each with this person's value and its part (log odds above or below the mean of all)."""

    title: str
    terms: tuple[tuple[str, str, str], ...]


def of(db: Db, clinic: Clinic, patient: Patient, say: Words) -> tuple[Terms, ...]:
    """The terms, the largest part first; none where the clinic has not switched the list on."""
    row = standing.of_patient(db, patient) if clinic.attention_list else None
    if row is None:
        return ()
    on = day_in_words(row.through_on, say)
    packs = row.packs.split(", ")
    return tuple(
        Terms(
            say("desk-terms-of", score=say(f"desk-terms-{score}"), day=on, pack=pack),
            tuple(
                (say(f"term-{name.replace('_', '-')}"), _value(value, say), _part(points))
                for name, value, points in row.parts[score]
            ),
        )
        for score, pack in zip(("attention", "outlook"), packs, strict=False)
        if row.parts[score]
    )


def _value(value: float | None, say: Words) -> str:
    return say("desk-terms-unknown") if value is None else f"{round(value, 2):g}".replace("-", "−")


def _part(points: float) -> str:
    return "0" if abs(points) < LEAST else f"{points:+.2f}".replace("-", "−")
