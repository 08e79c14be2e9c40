"""
The morning's overview for each clinician: who answered, what needs a look, who is silent and why, who is better.

It is written when it is due and says how things stand when it is sent. What is only noted stands here and nowhere else.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial

from careteam import attendance, escalation, fatigue, figures, notices, signing_in
from careteam.tasks import waits
from prompts.layout import Choice, View
from prompts.schedule import local_day
from prompts.times import weekday
from prompts.wording import Words, words
from signatures.improving import for_the_team
from storage import addresses, audit, checkins, digests, doses, outbox, people, team
from storage import notices as stored_notices
from storage.database import Db
from storage.outbox import Delivery, Priority, Subject
from storage.tables import Alert, Clinic, Clinician, Digest, DoseChange, Patient

BUTTONS = "digest"
NAMED = "named in a digest"
AT = time(8, 30)
STALE_AFTER = timedelta(hours=6)  # a morning's overview is none in the evening
DAYS_AHEAD = 7
MOST_LINES = 12
REVIEWED = timedelta(weeks=12)
Texts = list[tuple[str | None, Callable[[], str]]]  # patients, and what makes their line when it is shown


@dataclass(frozen=True)
class Line:
    """One patient's line, and its words."""

    patient: Patient
    text: str


@dataclass(frozen=True)
class Part:
    """One list: how many lines it has, and the first of them."""

    count: int
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Overview:
    """How things stand for one reader: counts and lists."""

    asked: int
    answered: int
    look: Part
    outcomes: Part
    tasks: int
    silent: Part
    better: Part
    steps: Part
    waited: int  # notices that came with it, because the budget of their day was used up
    review: tuple[str, ...]  # patterns that a lead is asked to review

    @property
    def named(self) -> list[Patient]:
        """Everybody whom a line is about, once."""
        parts = (self.look, self.outcomes, self.silent, self.better, self.steps)
        return list({line.patient.id: line.patient for part in parts for line in part.lines}.values())


def next_at(clinic: Clinic, now: datetime) -> datetime:
    """When the clinic's next overview is due: 08:30 on its clock, on a staffed day."""
    return escalation.next_staffed(escalation.hours_of(clinic.hours, clinic.zone), AT, now)


def send_one(db: Db, now: datetime, clinic_id: str) -> bool:
    """Writes the overview to each clinician who can be reached, once a day; a clinic without patients gets none."""
    clinic = db.get(Clinic, clinic_id)
    due_at = clinic.digest_due_at
    if due_at is None or due_at > now or not digests.planned(db, clinic, next_at(clinic, now)):
        return False
    if now - due_at < STALE_AFTER:
        for clinician, address in notices.reachable(db, clinic.id, escalation.EVERYBODY):
            since = digests.told_until(db, clinician.id) or now - timedelta(days=1)
            if not team.patients(db, clinic.id, signing_in.scope(db, clinician)):
                continue
            row = digests.add(db, now, clinician, local_day(now, clinic.zone), since)
            if row is None:
                continue
            addresses.button(db, address, BUTTONS, row.id, now)
            outbox.put(
                db,
                now,
                address,
                key=f"digest:{row.id}",
                delivery=Delivery.at_most_once,
                priority=Priority.digest,
                template="digest",
                subject=Subject("digest", row.id),
                expires_at=now + STALE_AFTER,
            )
            if clinic.alert_detail == "full":
                for patient in read(db, now, clinician, since).named:
                    audit.append(db, clinic.id, now, clinician.id, NAMED, patient.id)
    return True


def view(db: Db, now: datetime, digest: Digest) -> View:
    """The message: three short lists, or counts alone where alerts hold no details."""
    clinician = db.get(Clinician, digest.clinician_id)
    clinic, say = db.get(Clinic, digest.clinic_id), words(clinician.language)
    found = read(db, now, clinician, digest.since_at)
    head = [say("digest-title", day=weekday(digest.local_on, say))]
    if found.asked:
        head.append(say("digest-answered", count=found.answered, of=found.asked))
    parts = _counts(found, say) if clinic.alert_detail == "minimal" else _lists(found, say)
    if found.waited:
        head.append(say("digest-waited", count=found.waited, budget=fatigue.limits(db, clinic).notices_a_day))
    parts += [say("digest-review", name=say(f"signature-{name.replace('_', '-')}")) for name in found.review]
    text = "\n\n".join(("\n".join(head), *(parts or [say("digest-nothing")])))
    return View(text, ((Choice(signing_in.BUTTON, say("button-open-page")),),))


def read(db: Db, now: datetime, clinician: Clinician, since: datetime) -> Overview:
    """How things stand for this reader, who sees their own patients; what is only noted since then."""
    return _Morning(db, now, clinician).overview(since)


class _Morning:
    """What the lists have in common, read once."""

    def __init__(self, db: Db, now: datetime, clinician: Clinician) -> None:
        self._db, self._now, self._reader = db, now, clinician
        self._clinic = db.get(Clinic, clinician.clinic_id)
        self._say = words(clinician.language)
        self._today = local_day(now, self._clinic.zone)
        mine = team.patients(db, self._clinic.id, signing_in.scope(db, clinician))
        self._mine = {id_: patient for id_, patient in mine.items() if patient.state not in team.GONE}

    def overview(self, since: datetime) -> Overview:
        """Every list."""
        db, clinic = self._db, self._clinic.id
        first = local_day(since, self._clinic.zone)
        asked = team.asked_on(db, clinic, self._today - timedelta(days=1))
        became = {id_: attendance.became(*asked[id_]) for id_ in self._mine if id_ in asked}
        tasks = [task for task in team.open_tasks(db, clinic) if task.patient_id in (None, *self._mine)]
        better = digests.better(db, clinic, first - timedelta(days=1))
        return Overview(
            asked=sum(how not in ("not-asked", "paused") for how in became.values()),
            answered=Counter(became.values())["answered"],
            look=self._part([*self._alerts(), *self._noted(since)]),
            outcomes=self._part([(one.patient_id, partial(str, one.ref)) for one in team.outcomes_due(db, clinic)]),
            tasks=sum(waits(task) for task in tasks),
            silent=self._part(self._silent(became)),
            better=self._part([(id_, partial(for_the_team, one, self._say)) for id_, one in better.items()]),
            steps=self._part(self._steps(first)),
            waited=stored_notices.held(db, self._reader, since, self._now),
            review=self._review(),
        )

    def _review(self) -> tuple[str, ...]:
        """For a lead: the patterns that were seldom right in twelve weeks."""
        if "lead" not in people.roles_of(self._db, self._reader.id):
            return ()
        found = figures.by_signature(self._db, self._clinic, self._now - REVIEWED, self._now)
        return tuple(one.signature for one in found if one.is_for_review)

    def _part(self, found: Texts) -> Part:
        """Of the reader's own patients; only what is shown is put into words, however many there are."""
        mine = [(self._mine[id_], text) for id_, text in found if id_ in self._mine]
        return Part(len(mine), tuple(Line(patient, text()) for patient, text in mine[:MOST_LINES]))

    def _alerts(self) -> Texts:
        return [(one.patient_id, partial(self._alert, one)) for one in team.open_alerts(self._db, self._clinic.id)]

    def _alert(self, alert: Alert) -> str:
        who = "" if alert.owner_id is None else people.label(self._db, self._db.get(Clinician, alert.owner_id))
        tier, name = self._say(f"tier-{alert.tier}"), self._signature(alert.signature)
        return self._say("digest-alert", tier=tier, name=name, who=who, taken="yes" if who else "no")

    def _noted(self, since: datetime) -> Texts:
        found = digests.noted(self._db, self._clinic.id, since)
        return [
            (one.patient_id, partial(self._say, "digest-noted", name=self._signature(one.signature))) for one in found
        ]

    def _signature(self, key: str) -> str:
        return self._say(f"signature-{key.replace('_', '-')}")

    def _silent(self, became: Mapping[str, str]) -> Texts:
        silent = ((id_, how) for id_, how in became.items() if how not in ("answered", "open"))
        return [(id_, partial(self._why, id_, how)) for id_, how in silent]

    def _why(self, patient: str, how: str) -> str:
        at = checkins.last_answered_at(self._db, patient)
        last = "no" if at is None else weekday(local_day(at, self._clinic.zone), self._say)
        return self._say("digest-silent", why=self._say("digest-why", why=how), last=last)

    def _steps(self, first: date) -> Texts:
        """Steps of the dose since the last overview, and those of the coming week."""
        until = self._today + timedelta(days=DAYS_AHEAD)
        return [
            (id_, partial(self._step, change))
            for id_ in sorted(digests.dosed(self._db, self._clinic.id, first, until) & self._mine.keys())
            for change in doses.changes(self._db, id_)
            if first <= change.effective_on <= until and change.mg_before is not None
        ]

    def _step(self, change: DoseChange) -> str:
        day = weekday(change.effective_on, self._say)
        before, after = f"{change.mg_before:g}", f"{change.mg_after or 0:g}"
        return self._say("digest-step", day=day, before=before, after=after)


LISTS: tuple[tuple[str, Callable[[Overview], Part]], ...] = (
    ("digest-look", lambda found: found.look),
    ("digest-outcomes", lambda found: found.outcomes),
    ("digest-silent-title", lambda found: found.silent),
    ("digest-better", lambda found: found.better),
    ("digest-steps", lambda found: found.steps),
)


def _lists(found: Overview, say: Words) -> list[str]:
    parts = []
    for title, part_of in LISTS:
        part = part_of(found)
        shown = [f"{line.patient.ref} · {line.text}" for line in part.lines]
        more = [say("digest-more", count=part.count - len(shown))] if part.count > len(shown) else []
        if shown:
            parts.append("\n".join((say(title), *shown, *more)))
    return [*parts, *_tasks(found, say)]


def _counts(found: Overview, say: Words) -> list[str]:
    counted = [(title, part_of(found).count) for title, part_of in LISTS]
    lines = [say("digest-count", what=say(title), count=count) for title, count in counted if count]
    return [*(["\n".join(lines)] if lines else []), *_tasks(found, say)]


def _tasks(found: Overview, say: Words) -> list[str]:
    return [say("digest-tasks", count=found.tasks)] if found.tasks else []
