"""What `evenkeel check` says of how the team is reached: mail, and the rungs of the ladders."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.findings import Finding
from careteam import notices, rostering
from storage import faults
from storage.database import Db
from storage.tables import Clinic

MAIL_LATE = timedelta(minutes=10)


def of_reach(db: Db, clinic: Clinic, now: datetime, *, has_mail: bool) -> Iterator[Finding]:
    """Whether mail goes out where somebody is to get it, and whether each role on a ladder can be told now."""
    yield _mail(db, clinic, now, has_mail=has_mail)
    yield _rungs(db, clinic, now)


def _mail(db: Db, clinic: Clinic, now: datetime, *, has_mail: bool) -> Finding:
    known = faults.mail_addresses(db, clinic.id)
    if not known:
        return Finding("mail", "look", "Nobody gets mail when the chat fails. `evenkeel staff email` sets an address.")
    if not has_mail:
        return Finding(
            "mail", "broken", "Somebody is to get mail, and there is no server. Set EVENKEEL_SMTP_URL and _MAIL_FROM."
        )
    if late := faults.mail_waiting(db, clinic.id, now - MAIL_LATE):
        return Finding("mail", "broken", f"{late} of the mails wait for ten minutes. Look at the log and the server.")
    if any(address.state == "unreachable" for address in known):
        return Finding("mail", "broken", "The server refused an address. Set it anew with `evenkeel staff email`.")
    return Finding("mail", "ok", "No mail waits.")


def _rungs(db: Db, clinic: Clinic, now: datetime) -> Finding:
    roles = rostering.roles_of(clinic)
    deserted = [role for role in roles if notices.is_deserted(db, clinic, role, now)]
    if deserted:
        return Finding(
            "rungs",
            "broken",
            f"Nobody can be told now as: {', '.join(deserted)}. `evenkeel rota show` says who is on call; "
            "have them open the chat.",
        )
    return Finding("rungs", "ok", "Whoever is on call can be told.")
