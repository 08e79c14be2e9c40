"""Sets up the clinic of this installation: from the settings, or the sample one of the sandbox."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from careteam import drills
from careteam.digests import next_at
from careteam.escalation import default_hours, default_ladders
from prompts.wording import CODE_NAME
from storage import people
from storage.database import Db
from storage.tables import Clinic

SAMPLE_ZONE = "Europe/Madrid"
HELP_LINES: tuple[dict[str, str], ...] = ()


def ensure(
    db: Db,
    now: datetime,
    *,
    name: str,
    region: str,
    zone: str,
    language: str,
    alert_detail: str,
    help_lines: Sequence[dict[str, str]] = HELP_LINES,
    no_retaliation: bool = False,
    code_name: str = CODE_NAME,
    attention_list: bool = False,
    ladders: dict[str, Any] | None = None,
    hours: dict[str, Any] | None = None,
) -> Clinic:
    """
    The clinic that is there, brought up to these settings (audited), or a new one with one care team. Without
    `alert_detail` it is `default_detail`. Ladders and staffed hours are set once, when the clinic is made; what a lead
    has chosen on the page stays.
    """
    settings: dict[str, Any] = {
        "name": name,
        "code_name": code_name,
        "region": region,
        "zone": zone,
        "language": language,
        "alert_detail": alert_detail or default_detail(region, has_oud=people.has_programme(db, "oud")),
        "help_lines": [dict(line) for line in help_lines],
        "no_retaliation": no_retaliation,
        "attention_list": attention_list,
    }
    known = people.the_clinic(db)
    if known is not None:
        return _brought_up(db, now, known, settings)
    row = Clinic(
        id=db.new_id(now),
        ladders=ladders or default_ladders(),
        hours=hours or default_hours(),
        created_at=now,
        **settings,
    )
    row.digest_due_at = next_at(row, now)
    row.drill_due_at = drills.next_at(row, now)
    return people.add_clinic(db, now, row, "Care team")


def default_detail(region: str, *, has_oud: bool) -> str:
    """
    How much of an alert stands in the chat itself where the clinic does not say: `minimal` in a region of the
    United States ("us", "us-ny") and where anybody is in an OUD programme, else `full` (decision record 0012).
    """
    return "minimal" if has_oud or region.lower().split("-")[0] == "us" else "full"


def _brought_up(db: Db, now: datetime, clinic: Clinic, settings: dict[str, Any]) -> Clinic:
    wanted = {field: value for field, value in settings.items() if field not in clinic.chosen}
    changed = {field: value for field, value in wanted.items() if getattr(clinic, field) != value}
    if clinic.digest_due_at is None:
        changed["digest_due_at"] = next_at(clinic, now)
    if clinic.drill_due_at is None:
        changed["drill_due_at"] = drills.next_at(clinic, now)
    if not changed:
        return clinic
    return people.change_clinic(db, now, clinic.id, changed)


def sample(db: Db, now: datetime) -> Clinic:
    """
    The sandbox's sample clinic, made once: rungs of 30 staffed minutes for `soon`, on every day of the week, and
    everything in the alert's text. Another clinic covers it and has answered a drill; none comes by itself each week.
    """
    known = people.the_clinic(db)
    if known is not None:
        return known
    ladders = default_ladders()
    ladders["soon"] |= {"rungs": ["nurse", "lead"], "every_min": 30}
    clinic = ensure(
        db,
        now,
        name="Sample Clinic",
        region="generic",
        zone=SAMPLE_ZONE,
        language="en",
        alert_detail="full",
        help_lines=[{"label": "Sample Clinic", "number": "+34 000 000 000"}],
        no_retaliation=True,
        ladders=ladders,
        hours={**default_hours(), "weekdays": list(range(7))},
    )
    return to_try(db, now, clinic)


def to_try(db: Db, now: datetime, clinic: Clinic) -> Clinic:
    """A clinic that is for trying things out: a cover of it has answered a drill, and none comes by itself."""
    people.drill_answered(db, now, people.add_cover(db, now, clinic, "Night desk").id)
    return people.change_clinic(db, now, clinic.id, {"drill_due_at": None})
