"""
Review: from a patient's answers to the episodes and alerts that should stand.

It compares what the signatures find in the whole history with what is stored, and writes the difference:
run twice, it changes nothing the second time.
"""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from careteam import alerts as care
from careteam import consenting, escalation, feedback, looking_in, looks, naloxone, notices, receipts
from prompts.schedule import day_close, local_day
from prompts.slots import Trigger
from signatures.engine import Findings, Past
from signatures.engine import review as find
from signatures.episodes import Episode as Found
from signatures.evidence import SIGNATURES, WITHDRAWAL, Evidence, Tier
from signatures.pack import Pack
from storage import alerts, audit, carried, checkins, episodes, history, people, reviews, rhythm, stays
from storage import notices as stored_notices
from storage.database import Db
from storage.tables import Alert, Clinic, Episode, Patient

BACK_OFF = timedelta(seconds=15)
LONGEST_BACK_OFF = timedelta(hours=1)
MOST_DAYS = 15_000  # about 90 MB: forty patients with a year of answers each
BY_ITSELF = ("cleared", "corrected")  # how alerts close without a person


@dataclass(frozen=True)
class Reviewed:
    """What one review changed: rows of episodes and evidence, alerts raised and closed."""

    changed: int
    raised: int


@dataclass(frozen=True)
class Kept:
    """What the last review of a patient leaves to the next: the answers it read, and what their closed days came to."""

    answers: history.Answers = history.NO_ANSWERS
    past: Past | None = None


def _days_of(kept: Kept) -> int:
    return 0 if kept.past is None else len(kept.past.by_day)


class Pasts:
    """
    What the reviews of the patients reviewed last left. It saves time and decides nothing: each is checked against
    what is stored before it is used, and all of them may be lost at any moment.
    """

    def __init__(self, most_days: int = MOST_DAYS) -> None:
        self._most_days = most_days
        self._days = 0
        self._kept: OrderedDict[str, Kept] = OrderedDict()

    def of(self, patient_id: str) -> Kept:
        """That of one patient; nothing if it is not here any more."""
        return self._kept.get(patient_id, Kept())

    def drop(self, patient_id: str) -> None:
        """Forgets that of one patient: the review that left it may not have been stored."""
        self._days -= _days_of(self._kept.pop(patient_id, Kept()))

    def keep(self, patient_id: str, kept: Kept) -> None:
        """Keeps the newest; beyond `most_days` closed days of all patients the one longest unused is let go."""
        self._days += _days_of(kept) - _days_of(self.of(patient_id))
        self._kept[patient_id] = kept
        self._kept.move_to_end(patient_id)
        while self._days > self._most_days and len(self._kept) > 1:
            self._days -= _days_of(self._kept.popitem(last=False)[1])


def review(db: Db, now: datetime, patient_id: str, pack: Pack, pasts: Pasts | None = None) -> Reviewed:
    """
    Reviews one patient: a transaction of its own, so that a fault in a signature never costs an answer. An
    answer that lands meanwhile keeps the patient marked.
    """
    patient = reviews.held(db, patient_id)
    changed = raised = 0
    if patient.state in stays.HERE:
        before = None if pasts is None else pasts.of(patient_id).past
        findings = findings_of(db, now, patient, pack, pasts)
        if findings.past is not None and findings.past is not before:
            carried.keep(db, now, patient, findings.past.carried, findings.past.told, pack)
        episodes.keep_pack(db, now, pack)
        changed, raised = _write_difference(db, now, patient, findings)
        enrolment = people.enrolment_of(db, patient.id)
        today = local_day(now, enrolment.zone)
        people.keep_usual(db, enrolment, today, findings.usual)
        if findings.improving is not None:
            people.keep_better(db, enrolment, findings.improving)
        _ask_more(db, now, patient, today, findings)
        naloxone.see_to(db, now, patient)
        if findings.ask_how_since is not None:
            looking_in.ask(db, now, patient, findings.ask_how_since)
    seen = patient.review_seq
    reviews.done(db, patient_id, seen)
    receipts.tell_raised(db, now, patient_id)
    return Reviewed(changed, raised)


def findings_of(db: Db, now: datetime, patient: Patient, pack: Pack, pasts: Pasts | None = None) -> Findings:
    """What the signatures find in the patient's history as it stands; with `pasts` it goes on from the last look."""
    zone = people.enrolment_of(db, patient.id).zone
    today = local_day(now, zone)
    kept = Kept() if pasts is None else pasts.of(patient.id)
    answers = history.answers_of(db, patient.id, kept.answers)
    told = history.of(db, patient, answers, () if kept.past is None else kept.past.told.asked)
    findings = find(told, pack, today, closed_through(today, zone, now), kept.past)
    if pasts is not None:
        pasts.keep(patient.id, Kept(answers, findings.past or kept.past))
    return findings


def review_failed(db: Db, now: datetime, patient_id: str) -> int:
    """A review raised: it is tried again, later each time. Returns how often it has failed."""
    patient = db.get(Patient, patient_id)
    attempts = patient.review_attempts + 1
    wait = min(LONGEST_BACK_OFF, BACK_OFF * 4 ** min(attempts, 6))
    reviews.put_off(db, patient_id, attempts, now + wait)
    audit.append(db, patient.clinic_id, now, audit.EVENKEEL, "review failed", patient_id, attempts=attempts)
    return attempts


def close_day(db: Db, now: datetime, patient_id: str) -> bool:
    """At 04:00 on the patient's clock their day closes and they are reviewed; says whether it did."""
    patient = db.get(Patient, patient_id)
    zone = people.enrolment_of(db, patient_id).zone
    is_closed = reviews.day_closed(db, patient, day_close(local_day(now, zone), zone))
    if is_closed:
        people.mark_for_review(db, now, patient_id)
        looks.draw(db, now, patient, local_day(now, zone) - timedelta(days=1))
        feedback.plan_week(db, now, patient)
        consenting.ask_again(db, now, patient)
    return is_closed


def _ask_more(db: Db, now: datetime, patient: Patient, today: date, findings: Findings) -> None:
    """
    On a day that looks like withdrawal some questions more: once the check-in is complete, or has rested for half an
    hour (CLINICAL.md 1.3, 3.2 and 4).
    """
    if not any(isinstance(held, Evidence) and held.signature == WITHDRAWAL for held in findings.today):
        return
    opened = [e.opened_on for e in findings.episodes if e.signature == WITHDRAWAL and e.is_open]
    trigger = Trigger.first_withdrawal_day if opened == [today] else Trigger.withdrawal
    row = checkins.daily_on(db, patient.id, today)
    is_under_way = row is not None and row.completed_at is None and row.first_answer_at is not None
    at = max(now, row.first_answer_at + receipts.WAIT) if is_under_way and row and row.first_answer_at else now
    rhythm.ask_for(db, now, patient, trigger, at)


def _write_difference(db: Db, now: datetime, patient: Patient, findings: Findings) -> tuple[int, int]:
    clinic = db.get(Clinic, patient.clinic_id)
    stored = episodes.stored(db, patient.id, SIGNATURES)
    # read once for all: a long history has many episodes, and most of them have not changed since the last review
    kept, called = episodes.kept(db, patient.id), alerts.by_episode(db, patient.id)
    found = episodes.matched(findings.episodes, stored, kept)
    still = {known.id for _, known in found if known is not None}
    changed = raised = 0
    for row in stored:
        if row.id not in still and row.closed_as != "corrected":
            changed += _take_back(db, now, row, kept.get(row.id, {}), called.get(row.id))
    for episode, known in found:
        row = known or episodes.open_one(db, now, patient, episode)
        moved = known is None or episodes.update(db, row, episode, now)
        moved = bool(episodes.keep_evidence(db, now, row, episode.evidence, kept.get(row.id, {}))) or moved
        changed += moved
        alert = called.get(row.id)
        if alert is None and episode.calls and episode.is_open:
            care.raise_alert(db, now, clinic, patient, row.id, row.signature, _tier(episode))
            raised += 1
        elif alert is not None and episode.calls and episode.is_open and alert.closed_as in BY_ITSELF:
            _raise_again(db, now, alert, episode, clinic)
            raised += 1
        elif alert is not None and moved:
            _follow(db, now, alert, episode, clinic)
    return changed, raised


def _follow(db: Db, now: datetime, alert: Alert, episode: Found, clinic: Clinic) -> None:
    if alert.state == "closed":
        return
    if not episode.is_open:
        care.close_by_itself(db, now, alert, "cleared")
    else:
        care.hold_again(db, now, alert, clinic, _tier(episode))


def _raise_again(db: Db, now: datetime, alert: Alert, episode: Found, clinic: Clinic) -> None:
    """
    A correction shows that the pattern had not settled, or holds after all: nobody looks at a closed alert, so
    the first rung is told anew.
    """
    ladder = escalation.ladder_of(clinic.ladders, _tier(episode))
    next_step_at = escalation.next_step_at(ladder, escalation.hours_of(clinic.hours, clinic.zone), now)
    if not alerts.raise_again(db, now, alert, _tier(episode), next_step_at):
        return
    stored_notices.turn_back(db, alert.id)
    standing = db.get(Alert, alert.id)
    earlier = notices.newest(stored_notices.of(db, standing))
    care.tell(db, now, standing, clinic)
    notices.refresh(db, now, earlier)


def _take_back(db: Db, now: datetime, row: Episode, kept: episodes.Kept, alert: Alert | None) -> bool:
    """A correction removed what the episode rested on: it closes as corrected, visibly, and nothing is deleted."""
    episodes.keep_evidence(db, now, row, (), kept)
    if row.state == "open":
        episodes.close(db, now, row.id, "corrected")
    if alert is not None and alert.state != "closed":
        care.close_by_itself(db, now, alert, "corrected")
    return row.state == "open"


def _tier(episode: Found) -> str:
    return Tier.urgent.value if episode.tier is Tier.urgent else Tier.soon.value


def closed_through(today: date, zone: str, now: datetime) -> date:
    """The last day of the patient's calendar that has closed."""
    yesterday = today - timedelta(days=1)
    return yesterday if day_close(yesterday, zone) <= now else yesterday - timedelta(days=1)
