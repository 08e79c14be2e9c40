"""
Fatigue as a number: how many alerts, how often right, how soon somebody had them.

Precision counts labelled alerts and says how many are not; a pattern that is seldom right is put up for review by the
clinic and the authors of the rules, and never goes quiet by itself.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

from careteam import attendance, fatigue
from careteam.fatigue import Limits
from signatures.tried import RIGHT, Precision
from storage import figures, people
from storage.database import Db
from storage.people import CLINICAL
from storage.tables import Alert, Clinic

TO_BEAT = 0.93  # of alarms were answered in the one trial that isolated them (IJERPH 2020;17:6568)
AIMS = {"urgent": 0.1, "soon": 1.0}  # alerts per 100 patient-days at most (CLINICAL.md 10)
PER_DAYS = 100  # alerts are counted per 100 patient-days (CLINICAL.md 10)


@dataclass(frozen=True)
class OfSignature:
    """The alerts of one pattern: `corrected` ones rested on a slip of the key and count neither way."""

    signature: str
    alerts: int
    urgent: int
    open: int
    corrected: int
    precision: Precision
    is_for_review: bool  # whether the outcomes speak against its rules clearly enough to look at them

    @property
    def soon(self) -> int:
        """How many of them stand at `soon`."""
        return self.alerts - self.urgent


@dataclass(frozen=True)
class OfTier:
    """How soon somebody had the alerts of one tier; minutes, None where nobody had any."""

    tier: str
    alerts: int
    per_100_days: float | None
    to_answer: int  # all but those that a correction took back
    had: int
    median_min: float | None
    p90_min: float | None

    @property
    def answered(self) -> float | None:
        """The share that somebody has had; None where there was nothing to answer."""
        return self.had / self.to_answer if self.to_answer else None


@dataclass(frozen=True)
class Week:
    """What became of one week's daily check-ins, by attendance.became; `asked_of` counts patient-days."""

    first_on: date
    last_on: date
    became: Mapping[str, int]

    @property
    def asked_of(self) -> int:
        """On how many patient-days one was due."""
        return sum(self.became.values())

    def share(self, how: str) -> float | None:
        """The share of them that went so; None where none was due."""
        return self.became.get(how, 0) / self.asked_of if self.asked_of else None


@dataclass(frozen=True)
class Burden:
    """What the team carries: `notices_per_day` are those that are not urgent, by clinician and day."""

    patient_days: int
    clinicians: int
    notices_per_day: float | None
    held: int  # notices that waited for an overview
    tiers: tuple[OfTier, ...]


def by_signature(db: Db, clinic: Clinic, since: datetime, until: datetime) -> tuple[OfSignature, ...]:
    """Each pattern that raised an alert in that time, by name."""
    raised, allowed = figures.raised(db, clinic.id, since, until), fatigue.limits(db, clinic)
    names = sorted({alert.signature for alert in raised})
    of_name = {name: [alert for alert in raised if alert.signature == name] for name in names}
    return tuple(_of_signature(name, alerts, allowed) for name, alerts in of_name.items())


def weeks(db: Db, clinic: Clinic, last: date, count: int) -> tuple[Week, ...]:
    """The `count` weeks that end with the day `last`, the oldest first."""
    first = last - timedelta(days=7 * count - 1)
    found: list[Counter[str]] = [Counter() for _ in range(count)]
    for (on, state, cause), patients in figures.became_by_day(db, clinic.id, first, last).items():
        found[(on - first).days // 7][attendance.became(state, cause)] += patients
    begins = [first + timedelta(days=7 * n) for n in range(count)]
    return tuple(Week(on, on + timedelta(days=6), counts) for on, counts in zip(begins, found, strict=True))


def burden(db: Db, clinic: Clinic, since: datetime, until: datetime, first: date, last: date) -> Burden:
    """How many alerts and notices came in that time, and how soon somebody had them."""
    raised = figures.raised(db, clinic.id, since, until)
    days = figures.patient_days(db, clinic.id, first, last)
    here = [one for one in people.clinicians(db, clinic.id) if one.state == "active"]
    count = sum(bool(set(people.roles_of(db, one.id)) & set(CLINICAL)) for one in here)
    told = figures.notices_not_urgent(db, clinic.id, since, until)
    length = (last - first).days + 1
    return Burden(
        patient_days=days,
        clinicians=count,
        notices_per_day=told / count / length if count else None,
        held=figures.notices_held(db, clinic.id, since, until),
        tiers=tuple(_of_tier(tier, raised, days) for tier in ("urgent", "soon")),
    )


def _of_signature(name: str, alerts: Sequence[Alert], allowed: Limits) -> OfSignature:
    corrected = sum(alert.closed_as == "corrected" and alert.verdict is None for alert in alerts)
    is_open = sum(alert.state != "closed" for alert in alerts)
    verdicts = [alert.verdict for alert in alerts if alert.verdict is not None]
    right = sum(verdict in RIGHT for verdict in verdicts)
    unlabelled = len(alerts) - len(verdicts) - corrected - is_open
    urgent = sum(alert.tier == "urgent" for alert in alerts)
    found = Precision(right, len(verdicts), unlabelled)
    interval = found.interval
    is_low = interval is not None and found.labelled >= allowed.least_labelled and interval[1] < allowed.review_below
    return OfSignature(name, len(alerts), urgent, is_open, corrected, found, is_low)


def _of_tier(tier: str, raised: Sequence[Alert], days: int) -> OfTier:
    """An alert counts as answered once somebody has had it or has said what was found; corrected ones count not."""
    mine = [alert for alert in raised if alert.tier == tier]
    to_answer = [alert for alert in mine if alert.closed_as != "corrected"]
    waits = sorted(
        (alert.first_acknowledged_at - alert.raised_at) / timedelta(minutes=1)
        for alert in to_answer
        if alert.first_acknowledged_at is not None
    )
    return OfTier(
        tier=tier,
        alerts=len(mine),
        per_100_days=PER_DAYS * len(mine) / days if days else None,
        to_answer=len(to_answer),
        had=len(waits),
        median_min=median(waits) if waits else None,
        p90_min=waits[math.ceil(0.9 * len(waits)) - 1] if waits else None,
    )
