"""A rule pack tried over the clinic's own histories, before it is used: it raises nothing and changes nothing."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from prompts.schedule import local_day
from signatures.pack import Pack, parse_pack
from signatures.tried import Call, Precision, Tried, calls, counted, precision
from storage import history, packs, people
from storage.database import Db
from storage.tables import Clinic

IN_SHADOW = timedelta(days=14)  # how long a pack is looked at before it is used (CLINICAL 3.2)


@dataclass(frozen=True)
class Report:
    """What both packs call for over the same days, and how often each was right; patients by their reference."""

    since: date
    until: date
    tried: Tried
    precision: dict[str, tuple[Precision, Precision]]


def over_history(db: Db, clinic: Clinic, now: datetime, active: Pack, other: Pack, since: date = date.min) -> Report:
    """
    Replays everybody's whole history, as known now, by both packs; calls before `since` are left out.

    Days count from the start of each person, or from `since`, to the last day that has closed.
    """
    ours: list[Call] = []
    theirs: list[Call] = []
    first, until, days, count = date.max, local_day(now, clinic.zone) - timedelta(days=1), 0, 0
    patients = people.patients(db, clinic.id)
    refs = {patient.id: patient.ref for patient in patients}
    for patient in patients:
        enrolment = people.enrolment_of(db, patient.id)
        told = history.of(db, patient)
        through = local_day(enrolment.ended_at or now, enrolment.zone) - timedelta(days=1)
        begins = max(told.started_on, since)
        if enrolment.started_at is None or begins > through:
            continue
        first, until, count = min(first, begins), max(until, through), count + 1
        days += (through - begins).days + 1
        ours += calls(patient.ref, told, active, through, since)
        theirs += calls(patient.ref, told, other, through, since)
    found = [replace(outcome, patient=refs[outcome.patient]) for outcome in packs.outcomes(db, clinic.id)]
    signatures = sorted({call.signature for call in (*ours, *theirs)})
    return Report(
        first if count else until,
        until,
        Tried(count, days, tuple(ours), tuple(theirs)),
        {name: (precision(ours, found, name), precision(theirs, found, name)) for name in signatures},
    )


def in_shadow(db: Db, clinic: Clinic) -> tuple[Pack, date] | None:
    """The pack that is looked at beside the active one, as it was put there, and since when; None when none is."""
    standing = packs.shadow(db, clinic.id)
    if standing is None:
        return None
    return parse_pack(standing.name, standing.rules.encode(), standing.profiles.encode()), standing.since_on


def as_json(found: Report, active: Pack, other: Pack) -> dict[str, object]:
    """The report as plain data."""
    tried = found.tried
    per = 100 / max(tried.days, 1)
    alerts = []
    ours, theirs = counted(tried.active), counted(tried.other)
    for signature, tier in sorted({*ours, *theirs}):
        now_, then = ours[signature, tier], theirs[signature, tier]
        alerts.append(
            {
                "signature": signature,
                "tier": tier,
                "active": now_,
                "other": then,
                "active_per_100_patient_days": round(now_ * per, 3),
                "other_per_100_patient_days": round(then * per, 3),
            }
        )
    return {
        "active": _named(active),
        "other": _named(other),
        "since": str(found.since),
        "until": str(found.until),
        "patients": tried.patients,
        "patient_days": tried.days,
        "alerts": alerts,
        "gained": [_call(call) for call in tried.gained],
        "lost": [_call(call) for call in tried.lost],
        "precision": {
            name: {"active": _precision(mine), "other": _precision(other_)}
            for name, (mine, other_) in found.precision.items()
        },
    }


def by_day(found: Report) -> list[dict[str, object]]:
    """What the other pack would have called for, day by day."""
    gained = set(found.tried.gained)
    return [
        {**_call(call), "also_by_the_active": call not in gained}
        for call in sorted(found.tried.other, key=lambda call: (call.on, call.patient, call.signature))
    ]


def _named(pack: Pack) -> dict[str, str]:
    return {"name": pack.name, "version": pack.version, "sha256": pack.hash, "signed_by": pack.signed_by}


def _call(call: Call) -> dict[str, object]:
    return {
        "day": str(call.on),
        "patient": call.patient,
        "signature": call.signature,
        "tier": call.tier.value,
        "rule": call.rule,
    }


def _precision(found: Precision) -> dict[str, object]:
    return {
        "right": found.right,
        "labelled": found.labelled,
        "unlabelled": found.unlabelled,
        "share": None if found.share is None else round(found.share, 3),
        "interval": None if found.interval is None else [round(end, 3) for end in found.interval],
    }
