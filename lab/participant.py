"""A recorded person in the sandbox, and what the record lets them say on a day."""

from dataclasses import dataclass, field
from datetime import date

from lab.data import RecordedDay, RecordedPerson

READING = (
    "Dose: the recorded mg a day are the dose plan; each change of them is entered as a dose change from that day"
    ' on. A day with a recorded dose is answered "as planned"; "less" and "more" never occur, because the trial '
    "tables hold what was taken and not what was prescribed.",
    "A day with dose 0 is a day on which none was recorded: nothing is answered, the plan keeps the last recorded"
    " dose, and no stop is entered, not even after the last recorded dose.",
    "Other use: what was reported is answered (opioid; benzodiazepine or sedative; stimulant). What was not "
    "reported stays unanswered: False means none or not reported, so it is never answered as none.",
    "On a day without a recorded dose the question about the dose comes first and cannot be passed without an "
    "answer or a skip, which nobody gave: what was reported about other use is then entered by staff, as an event"
    " of that day.",
    "Use was collected backwards at visits. Here it is told on the day it is about, earlier than the team of the "
    "trial could have known.",
    "Withdrawal: each recorded grade (0 none to 3 severe) is entered by staff as a clinic observation of that day.",
    "Pain, mood, sleep, craving and bodily signs were not recorded and are not asked. On days without anything "
    "recorded the check-in is asked and stays unanswered. Days before randomisation and urine results are not "
    "used.",
    "Consent to the unmet-need pattern and the clinic's no-retaliation rule are assumed, so that it runs at all.",
    "The nurse takes and closes every alert once a day. The verdict is true where staff recorded withdrawal on "
    "the very day of a withdrawal alert, else unclear; the action is other: the record does not say what anybody "
    "did.",
)
Answer = tuple[date, str, tuple[str, ...]]  # day, item, choices


@dataclass
class Participant:
    """One recorded person with their chat in the sandbox, and what they and the staff have told the bot so far."""

    person: RecordedPerson
    ref: str
    user_id: int
    patient_id: str
    seen: int = 0  # the newest message of an earlier day
    presses: int = 0
    told: list[Answer] = field(default_factory=list)
    entered: dict[str, int] = field(
        default_factory=lambda: {"dose_changes": 0, "withdrawal_grades": 0, "other_use_events": 0}
    )


@dataclass(frozen=True)
class Told:
    """What a day's record says: answers by item, and other use that staff enter instead."""

    answers: dict[str, tuple[str, ...]]
    use_by_staff: tuple[str, ...] = ()


def told_on(day: RecordedDay) -> Told:
    """What may be told for a recorded day without inventing anything; see READING."""
    if day.dose_mg <= 0:
        return Told({}, day.other_use)
    answers: dict[str, tuple[str, ...]] = {"dose": ("as_planned",)}
    if day.other_use:
        answers["other_use"] = day.other_use
    return Told(answers)
