"""Now: who needs a person, why, since when, and who has it; what else waits; how today goes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from careteam import alerts as care
from careteam import escalation, handling, notices, rostering, tasks
from careteam import rota as planned
from careteam.attendance import ORDER, became
from careteam.signing_in import Reader, Staff
from careteam.web.team import acting, burden, rota
from careteam.web.team.burden import LookLine
from careteam.web.team.calling import Next, list_of
from careteam.web.team.drawing import Frame, ago, draw, left, staff_words
from careteam.web.team.pages import Asked, Drawn, Form, Page
from prompts.schedule import local_day
from prompts.times import when
from prompts.wording import Words
from signatures.evidence import Evidence, Tier
from signatures.explaining import explain
from storage import people, team
from storage.database import Db
from storage.tables import Alert, Clinic, Clinician, Event, Patient, Task
from storage.tables_alert import ACTIONS, CAUSES, SNOOZE_REASONS, VERDICTS


@dataclass(frozen=True)
class Call:
    """
    One alert as a line: `reason` is the sentence behind it, `standing` who has it or where it goes next. `is_offered`:
    the reader is asked to take it over; `may_wait`: they may put it off; `colleagues`: whom they may ask, each with the
    name, where it is theirs.
    """

    ref: str
    patient: str
    tier: str
    tier_name: str
    name: str
    reason: str
    since: str
    at: str
    standing: str
    shown: str
    is_mine: bool = False
    is_taken: bool = False
    is_closed: bool = False
    is_offered: bool = False
    may_wait: bool = False
    colleagues: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Waits:
    """One thing that waits for a person, as a line."""

    patient: str
    name: str
    since: str
    owner: str
    is_message: bool


@dataclass(frozen=True)
class Now:
    """The page: what calls, what closed without a word, what waits, and how today goes in one sentence each."""

    calls: tuple[Call, ...]
    due: tuple[Call, ...]
    waits: tuple[Waits, ...]
    today: tuple[str, ...]
    on_call: tuple[rota.OnCall, ...]
    patients: int
    next: tuple[Next, ...] | None
    held: str
    looks: tuple[LookLine, ...]

    @property
    def listed(self) -> set[str]:
        """The references of everybody whom a line is about."""
        called: tuple[Call | LookLine, ...] = (*self.calls, *self.due, *self.looks)
        lines: tuple[Call | LookLine | Waits | Next, ...] = (*called, *self.waits, *(self.next or ()))
        return {line.patient for line in lines if line.patient}


@dataclass(frozen=True)
class Choices:
    """What an outcome and putting off are made of: each key with its words."""

    verdicts: tuple[tuple[str, str], ...]
    causes: tuple[tuple[str, str], ...]
    actions: tuple[tuple[str, str], ...]
    hours: tuple[tuple[str, str], ...]
    reasons: tuple[tuple[str, str], ...]


def read(db: Db, now: datetime, staff: Staff) -> Now:
    """Everything on the page, for this member of staff; the number of queries does not depend on the patients."""
    clinic = db.get(Clinic, staff.clinician.clinic_id)
    alerts, closed = team.open_alerts(db, clinic.id), team.outcomes_due(db, clinic.id)
    all_tasks = team.open_tasks(db, clinic.id)
    about = {alert.patient_id for alert in (*alerts, *closed)} | {task.patient_id for task in all_tasks}
    patients = team.those(db, clinic.id, staff.care_team, about)
    desk = Desk(db, now, clinic, staff, patients)
    calling = [alert for alert in alerts if alert.patient_id in patients]
    calling.sort(key=lambda alert: (alert.tier != "urgent", alert.state != "raised"))  # who has nobody comes first
    due = [alert for alert in closed if alert.patient_id in patients]
    waiting = [task for task in all_tasks if tasks.waits(task) and task.patient_id in (None, *patients)]
    called = {alert.patient_id or "" for alert in calling}
    return Now(
        calls=desk.calls(calling),
        due=desk.calls(due),
        waits=tuple(desk.waits(task) for task in waiting),
        today=_today(db, now, clinic, staff, desk.say),
        on_call=rota.on_call(db, now, clinic, desk.say),
        patients=team.here(db, clinic.id, staff.care_team),
        next=list_of(db, clinic, staff.care_team, local_day(now, clinic.zone), called, desk.say)
        if clinic.attention_list
        else None,
        held=burden.held(db, now, clinic, desk.say),
        looks=burden.to_look_at(db, now, clinic, staff, desk.say),
    )


def choices(say: Words) -> Choices:
    """The words of the forms about an alert."""
    return Choices(
        tuple((key, say(f"verdict-{key}")) for key in VERDICTS),
        tuple((key, say(f"cause-{key}")) for key in CAUSES),
        tuple((key, say(f"action-{key.replace('_', '-')}")) for key in ACTIONS),
        tuple((f"{hours}", say("snooze-hours", hours=hours)) for hours in handling.SNOOZE_HOURS),
        tuple((key, say(f"snooze-{key}")) for key in SNOOZE_REASONS),
    )


class Desk:
    """What the lines of a page have in common, read once: names, evidence, ladders."""

    def __init__(self, db: Db, now: datetime, clinic: Clinic, staff: Reader, patients: Mapping[str, Patient]) -> None:
        self.say = staff_words(staff.clinician.language)
        self._db, self._now, self._clinic, self._staff, self._patients = db, now, clinic, staff, patients
        self._team: list[Clinician] = people.clinicians(db, clinic.id)
        self._rota = rostering.of(db, clinic, now)
        self._told: dict[tuple[str, tuple[str, ...]], str] = {}
        self._others: tuple[tuple[str, str], ...] | None = None

    def name(self, clinician: str | None) -> str:
        """What somebody of the staff is called; empty for nobody."""
        return next((people.label(self._db, one) for one in self._team if one.id == clinician), "")

    def calls(self, alerts: list[Alert]) -> tuple[Call, ...]:
        """Alerts as lines, in this order."""
        clinic = self._clinic.id
        evidence = team.evidence_of(self._db, clinic, [alert.episode_id for alert in alerts if alert.episode_id])
        crises = {alert.patient_id for alert in alerts if alert.patient_id and alert.signature == "crisis"}
        helped = team.calls_for_help(self._db, clinic, crises)
        return tuple(
            self._call(alert, evidence.get(alert.episode_id or "", []), helped.get(alert.patient_id or "", []))
            for alert in alerts
        )

    def waits(self, task: Task) -> Waits:
        """A task as a line."""
        patient = self._patients.get(task.patient_id or "")
        return Waits(
            patient="" if patient is None else patient.ref,
            name=self._kind(task.kind),
            since=ago(task.created_at, self._now, self.say),
            owner=self.name(task.owner_id),
            is_message=task.kind == "message",
        )

    def _kind(self, kind: str) -> str:
        key = f"desk-task-{kind.replace('_', '-')}"
        return self.say(key if self.say.has(key) else "desk-task-other")

    def _call(self, alert: Alert, pieces: list[Evidence], helped: list[Event]) -> Call:
        say, clinic, me = self.say, self._clinic, self._staff.clinician.id
        is_taken = alert.state == "acknowledged"
        return Call(
            ref=alert.ref,
            patient=self._patients[alert.patient_id or ""].ref,
            tier=alert.tier,
            tier_name=say(f"desk-tier-{alert.tier}"),
            name=say(f"signature-{alert.signature.replace('_', '-')}"),
            reason=self._reason(alert, pieces, helped),
            since=ago(alert.raised_at, self._now, say),
            at=when(alert.raised_at, self._now, clinic.zone, say),
            standing=self._standing(alert),
            shown=care.key_of(alert, helped if alert.signature == "crisis" else ()),
            is_mine=alert.owner_id == me,
            is_taken=is_taken,
            is_closed=alert.state == "closed",
            is_offered=is_taken and alert.offered_to_id == me,
            may_wait=handling.may_be_put_off(alert) and alert.owner_id in (None, me),
            colleagues=self._colleagues(alert) if is_taken and alert.owner_id == me else (),
        )

    def _colleagues(self, alert: Alert) -> tuple[tuple[str, str], ...]:
        if self._others is None:
            found = handling.colleagues(self._db, alert, self._staff.clinician)
            self._others = tuple((person.id, people.label(self._db, person)) for person in found)
        return self._others

    def _reason(self, alert: Alert, pieces: list[Evidence], helped: list[Event]) -> str:
        say = self.say
        if alert.signature == "crisis":
            since = [call for call in helped if call.happened_at >= alert.raised_at]
            if not since:
                return say("help-alert-not-assessed")
            # words say more than a press: a later press must not hide that they were written
            told = next((call for call in reversed(since) if call.reason == "words"), since[-1])
            at = when(told.happened_at, self._now, self._clinic.zone, say)
            return f"{say('help-alert', way=told.reason or 'words', at=at)} {say('help-alert-not-assessed')}"
        called = [piece for piece in pieces if piece.tier is not Tier.info] or pieces
        if not called:
            return ""
        told_ = explain(called[-1], say)
        return " ".join(part for part in (told_.moved, told_.dose) if part)

    def _standing(self, alert: Alert) -> str:
        say, zone = self.say, self._clinic.zone
        if alert.state == "closed":
            return "" if alert.closed_as == "outcome" else say(f"alert-closed-{alert.closed_as}")
        until = alert.next_step_at or self._now
        if alert.state == "snoozed":
            why = say(f"snooze-{alert.snooze_reason}")
            at = when(until, self._now, zone, say)
            return say("alert-snoozed", who=self.name(alert.owner_id), at=at, why=why)
        if alert.state == "acknowledged":
            by = when(until, self._now, zone, say)
            if alert.offered_to_id is not None:
                return say("alert-offered", who=self.name(alert.offered_to_id), owner=self.name(alert.owner_id))
            if alert.owner_id == self._staff.clinician.id:
                return say("desk-yours", by=by)
            return say("desk-taken", who=self.name(alert.owner_id), by=by)
        ladder = escalation.ladder_of(self._clinic.ladders, alert.tier)
        following = [ladder.role(rung) for rung in range(alert.rung + 1, alert.rung + 1 + len(ladder.rungs))]
        told = (who for role in following if (who := self._who(role, until)))
        who = next(told, "") or say(f"role-{following[0].replace('_', '-')}")
        return say("desk-untaken", who=who, when=left(until, self._now, say))

    def _who(self, role: str, at: datetime) -> str:
        """Who is told on a rung then: by name where the rota names them; empty where nobody can be."""
        if role == escalation.EVERYBODY:
            return self.say("role-everybody")
        key = (role, planned.on_call(self._rota, role, at))
        if key not in self._told:
            names = [people.label(self._db, one) for one, _ in notices.on_call(self._db, self._clinic, role, at)]
            name = ", ".join(names) if key[1] else self.say(f"role-{role.replace('_', '-')}")
            self._told[key] = name if names else ""
        return self._told[key]


def _today(db: Db, now: datetime, clinic: Clinic, staff: Staff, say: Words) -> tuple[str, ...]:
    """How many answered today, and why the others did not; the day of the clinic's calendar."""
    here, counts = team.here(db, clinic.id, staff.care_team), Counter[str]()
    for (state, cause), count in team.counted_on(db, clinic.id, staff.care_team, local_day(now, clinic.zone)).items():
        counts[became(state, cause)] += count
    counts["not-asked"] += max(0, here - counts.total())
    if not here:
        return ()
    lines = [say("desk-today-answered", count=counts["answered"], of=here)]
    lines += [say(f"desk-today-{key}", count=counts[key]) for key in ORDER if counts[key]]
    return tuple(lines)


def _draw(db: Db, now: datetime, staff: Staff, frame: Frame, _asked: Asked) -> Drawn:
    found = read(db, now, staff)
    return Drawn(draw("now.html", frame, now=found, choices=choices(frame.say)), found.listed)


PAGE = Page(
    "now",
    "/",
    _draw,
    menu="first",
    noted="list read",
    forms=(
        Form("take", "/alert/{alert}/take", acting.take),
        Form("outcome", "/alert/{alert}/outcome", acting.outcome),
        Form("put-off", "/alert/{alert}/put-off", acting.put_off),
        Form("hand-over", "/alert/{alert}/hand-over", acting.hand_over),
        Form("accept", "/alert/{alert}/accept", acting.accept),
        Form("decline", "/alert/{alert}/decline", acting.decline),
        Form("give-back", "/alert/{alert}/give-back", acting.give_back),
        Form("look", "/look/{look}", acting.look),
    ),
)
