"""What became of the played people: asked, answered, stored, and the alerts against what the trial recorded."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from careteam import watch
from lab.data import SOURCE, RecordedPerson
from lab.participant import READING, Answer, Participant
from prompts.schedule import local_day
from signatures.evidence import CLINIC_OBSERVATION, UNMET_NEED, WITHDRAWAL, Evidence, NotEvaluable
from signatures.pack import Pack
from storage import alerts, checkins, doses, episodes, events
from storage.columns import table_of
from storage.database import Db
from storage.tables import Alert, Inbox, Outbox, Patient

CANNOT_SAY = (
    "This play shows that recorded days pass through the real bot without an error and what its rules make of them. "
    "It cannot say whether the self-report rules of the withdrawal pattern work, because pain, mood, sleep, craving "
    "and bodily signs were not recorded: these rules are not evaluable on any of these days, and that never means "
    "fine. It cannot say how often an alert is right: the alerts rest on the very grades and reports that they are "
    "held against, a day on which nothing was reported is not a day without use, and the trial had no such alerts to "
    "act on."
)
WEEK = 7


def each_of(
    db: Db, now: datetime, cast: Sequence[Participant], day_0: date, zone: str, pack: Pack
) -> list[dict[str, Any]]:
    """Everybody's account, from the database."""
    return [_one(db, now, p, day_0, zone, pack) for p in cast]


def account(each: Sequence[dict[str, Any]], pack_label: str) -> dict[str, Any]:
    """Everybody's accounts with their sums, how the record was read, and what cannot be said."""
    told = [alert for one in each for alert in one["alerts"]]
    days = sum(one["days"] for one in each)
    return {
        "trial": "CTN-0030 (CTN-0094 harmonised data)",
        "source": SOURCE,
        "pack": pack_label,
        "totals": {
            "patients": len(each),
            "days": days,
            "asked": _sum(one["asked"] for one in each),
            "answered": _sum(one["answered"] for one in each),
            "entered_by_staff": _sum(one["entered_by_staff"] for one in each),
            "stored": _sum(one["stored"] for one in each),
            "alerts": dict(sorted(Counter(f"{alert['signature']} {alert['tier']}" for alert in told).items())),
            "alerts_per_100_days": round(100 * len(told) / days, 2),
        },
        "not_evaluable_days": _sum(one["not_evaluable_days"] for one in each),
        "against": _sum(one["against"] for one in each),
        "how_the_record_is_read": list(READING),
        "cannot_be_said": CANNOT_SAY,
        "patients": list(each),
    }


def differences(
    cast: Sequence[Participant], stored: Mapping[str, list[tuple[date, str, tuple[str, ...]]]]
) -> list[str]:
    """A sentence for everybody whose stored answers are not exactly those that were given."""
    return [
        f"{p.ref}: {len(p.told)} answers were given, {len(stored[p.ref])} are stored, and they are not the same."
        for p in cast
        if sorted(p.told) != sorted(stored[p.ref])
    ]


def stored_answers(db: Db, cast: Sequence[Participant]) -> dict[str, list[Answer]]:
    """What is stored of everybody: day, item, choices; a skip would stand here too."""
    return {
        p.ref: [
            (row.local_on, row.item, tuple(row.choices) if row.how == "answered" else (row.how,))
            for row in checkins.responses(db, p.patient_id)
        ]
        for p in cast
    }


def left_undone(db: Db, now: datetime, clinic: str) -> list[str]:
    """A sentence for whatever did not get through: updates, messages due by now, reviews, alerts without an outcome."""
    inbox, outbox, patients = table_of(Inbox), table_of(Outbox), table_of(Patient)
    unsettled = outbox.c.state.in_(("refused", "unknown", "ready", "sending"))
    found: dict[str, Sequence[object]] = {
        "updates not handled": db.all(Inbox, inbox.c.state != "done", order=inbox.c.seq),
        "messages of unknown fate": db.all(Outbox, unsettled, outbox.c.due_at <= now),
        "reviews waiting": db.all(Patient, patients.c.review_seq > patients.c.reviewed_seq),
        "alerts without an outcome": [alert for alert in alerts.of_clinic(db, clinic) if alert.verdict is None],
    }
    return [f"{len(rows)} {what}" for what, rows in found.items() if rows]


def in_words(found: Mapping[str, Any]) -> str:
    """The result as a page for a person."""
    totals, against = found["totals"], found["against"]
    lines = [
        f"{totals['patients']} people of {found['trial']}, {totals['days']} recorded days, {found['seconds']} s, "
        f"{found['errors']} errors",
        "",
        *(
            f"{name.replace('_', ' ')}: " + ", ".join(f"{key.replace('_', ' ')} {n}" for key, n in sums.items())
            for name, sums in (
                ("asked", totals["asked"]),
                ("answered", totals["answered"]),
                ("entered by staff", totals["entered_by_staff"]),
                ("stored", totals["stored"]),
                ("alerts", totals["alerts"]),
                ("days on which the rules could not be applied", found["not_evaluable_days"]),
            )
        ),
        f"alerts per 100 days: {totals['alerts_per_100_days']}",
        "",
        "Against the record:",
        *(f"  {name.replace('_', ' ')}: {count}" for name, count in against.items()),
        "",
        *(
            f"{one['ref']} ({one['days']} days): "
            + (
                ", ".join(f"day {a['day']} {a['signature'].replace('_', ' ')} {a['tier']}" for a in one["alerts"])
                or "none"
            )
            for one in found["patients"]
        ),
        "",
        "How the record is read:",
        *(f"- {sentence}" for sentence in found["how_the_record_is_read"]),
        "",
        found["cannot_be_said"],
        *(f"Trouble: {sentence}" for sentence in found["trouble"]),
    ]
    return "\n".join(lines)


def _named(alert: Mapping[str, Any]) -> str:
    return f"{alert['signature'].replace('_', ' ')} {alert['tier']}"


def _one(db: Db, now: datetime, p: Participant, day_0: date, zone: str, pack: Pack) -> dict[str, Any]:
    person = p.person
    last_on = day_0 + timedelta(days=len(person.days) - 1)
    asked = [row for row in checkins.of(db, p.patient_id) if row.local_on <= last_on]
    responses = [row for row in checkins.responses(db, p.patient_id) if row.local_on <= last_on]
    found = watch.findings_of(db, now, db.get(Patient, p.patient_id), pack).by_day
    by_day = [found.get(day_0 + timedelta(days=record.day), ()) for record in person.days]
    raised = [_alert(db, alert, person, day_0, zone) for alert in _alerts(db, p.patient_id)]
    return {
        "ref": p.ref,
        "pid": person.pid,
        "days": len(person.days),
        "asked": dict(sorted(Counter(row.state for row in asked).items())),
        "answered": {
            "presses": p.presses,
            "days": len({on for on, _, _ in p.told}),
            "dose": sum(item == "dose" for _, item, _ in p.told),
            "other_use": sum(item == "other_use" for _, item, _ in p.told),
        },
        "entered_by_staff": p.entered,
        "stored": {
            "responses": len(responses),
            "dose_changes": len(doses.changes(db, p.patient_id)),
            "observations": len(doses.observations(db, p.patient_id)),
            "events": len(events.of(db, p.patient_id)),
        },
        "not_evaluable_days": _not_evaluable(by_day),
        "recorded": {
            "withdrawal": {str(day.day): day.withdrawal for day in person.days if day.withdrawal is not None},
            "opioid_use_days": [day.day for day in person.days if day.opioid],
            "last_dose_day": max((day.day for day in person.days if day.dose_mg > 0), default=None),
        },
        "against": _against(person, raised, by_day),
        "alerts": raised,
    }


def _not_evaluable(by_day: Sequence[tuple[Evidence | NotEvaluable, ...]]) -> dict[str, int]:
    """Days on which rules could not be applied: the self-report rules of withdrawal, all of it, unmet need."""
    cannot = Counter(verdict.signature for day in by_day for verdict in day if isinstance(verdict, NotEvaluable))
    only_seen = sum(
        isinstance(verdict, Evidence) and verdict.kind == CLINIC_OBSERVATION for day in by_day for verdict in day
    )
    led = sum(isinstance(v, Evidence) and v.rule == "W-leads-S" and not v.moved for day in by_day for v in day)
    return {
        "withdrawal_self_report": cannot[WITHDRAWAL] + only_seen + led,
        "withdrawal_at_all": cannot[WITHDRAWAL],
        "unmet_need": cannot[UNMET_NEED],
    }


def _against(
    person: RecordedPerson, raised: Sequence[Mapping[str, Any]], by_day: Sequence[tuple[Evidence | NotEvaluable, ...]]
) -> dict[str, int]:
    """Assessments with and without withdrawal, and reported opioid use, beside what the bot did."""
    alert_days = {name: {a["day"] for a in raised if a["signature"] == name} for name in (WITHDRAWAL, UNMET_NEED)}
    seen = [day.day for day in person.days if day.withdrawal]
    held = {
        n for n, day in enumerate(by_day) if any(isinstance(v, Evidence) and v.signature == WITHDRAWAL for v in day)
    }
    unmet = sorted(alert_days[UNMET_NEED])
    return {
        "assessments": sum(day.withdrawal is not None for day in person.days),
        "with_withdrawal": len(seen),
        "with_withdrawal_and_evidence_that_day": sum(day in held for day in seen),
        "with_withdrawal_and_an_alert_that_day": sum(day in alert_days[WITHDRAWAL] for day in seen),
        "withdrawal_alerts_on_other_days": len(alert_days[WITHDRAWAL] - set(seen)),
        "opioid_use_days": sum(day.opioid for day in person.days),
        "unmet_need_alerts": len(unmet),
        "unmet_need_alerts_with_use_reported_that_day": sum(_uses(person, day, day) > 0 for day in unmet),
        "unmet_need_alerts_with_use_reported_in_the_week_after": sum(
            _uses(person, day + 1, day + WEEK) > 0 for day in unmet
        ),
    }


def _alerts(db: Db, patient: str) -> list[Alert]:
    return db.all(Alert, table_of(Alert).c.patient_id == patient)


def _alert(db: Db, alert: Alert, person: RecordedPerson, day_0: date, zone: str) -> dict[str, Any]:
    raised_on = local_day(alert.raised_at, zone)
    day = (raised_on - day_0).days
    record = person.on(day)
    pieces = [piece for piece in episodes.evidence_of(db, alert.episode_id or "") if piece.on <= raised_on]
    graded = [past for past in person.days[: day + 1] if past.withdrawal is not None]
    return {
        "signature": alert.signature,
        "tier": alert.tier,
        "rule": pieces[-1].rule if pieces else None,
        "day": day,
        "withdrawal_grade_that_day": None if record is None else record.withdrawal,
        "last_withdrawal_grade": None if not graded else {"day": graded[-1].day, "grade": graded[-1].withdrawal},
        "dose_mg_that_day": None if record is None or record.dose_mg <= 0 else record.dose_mg,
        "opioid_use_reported": {
            "that_day": _uses(person, day, day),
            "week_before": _uses(person, day - WEEK, day - 1),
            "week_after": _uses(person, day + 1, day + WEEK),
        },
        "acknowledged_after_s": _seconds(alert.raised_at, alert.acknowledged_at),
        "steps": alert.step_no,
        "closed_as": alert.closed_as,
        "verdict": alert.verdict,
    }


def _uses(person: RecordedPerson, first: int, last: int) -> int:
    return sum(day.opioid for day in person.days[max(0, first) : max(0, last + 1)])


def _seconds(since: datetime, at: datetime | None) -> float | None:
    return None if at is None else (at - since).total_seconds()


def _sum(each: Any) -> dict[str, int]:
    total: Counter[str] = Counter()
    for one in each:
        total.update(one)
    return dict(total)
