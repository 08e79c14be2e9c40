"""Sets up the clinic of this installation: from the settings, or the sample one of the sandbox."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from careteam.escalation import default_hours, default_ladders
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
    ladders: dict[str, Any] | None = None,
) -> Clinic:
    """The clinic that is there, or a new one with these settings and one care team."""
    known = people.the_clinic(db)
    if known is not None:
        return known
    row = Clinic(
        id=db.new_id(now),
        name=name,
        code_name="Evenkeel",
        region=region,
        zone=zone,
        language=language,
        alert_detail=alert_detail,
        help_lines=list(help_lines),
        ladders=ladders or default_ladders(),
        hours=default_hours(),
        no_retaliation=no_retaliation,
        created_at=now,
    )
    return people.add_clinic(db, now, row, "Care team")


def sample(db: Db, now: datetime) -> Clinic:
    """The sandbox's sample clinic: rungs of 30 minutes for `soon`, everything in the alert's text."""
    soon = {"rungs": ["nurse", "lead"], "every_min": 30, "in_staffed_hours": False, "ack_min": 24 * 60}
    return ensure(
        db,
        now,
        name="Sample Clinic",
        region="generic",
        zone=SAMPLE_ZONE,
        language="en",
        alert_detail="full",
        help_lines=[{"label": "Sample Clinic", "number": "+34 000 000 000"}],
        no_retaliation=True,
        ladders={**default_ladders(), "soon": soon},
    )
