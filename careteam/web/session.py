"""
The page's own proof that it was opened by its person: a signed text that travels in the page's forms.

No cookie: what a browser sends by itself can be abused by other pages, and web clients show the page in a frame of
another site, where cookies are not kept. The session opens one page (one button) of one chat, and ends by itself.
"""

import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from storage.database import Db

LASTS = timedelta(hours=1)  # from the last answer
LONGEST = timedelta(hours=12)  # from the opening
KIND = "page-session"


@dataclass(frozen=True)
class Session:
    """Who holds the page: the address, the button it belongs to, when it was opened."""

    address_id: str
    token: str
    opened_at: datetime


def sign(db: Db, now: datetime, session: Session) -> str:
    """The session as text, good for an hour from now and never longer than twelve from its opening."""
    until = min(now + LASTS, session.opened_at + LONGEST)
    said = ".".join((session.address_id, session.token, _text(session.opened_at), _text(until)))
    return f"{said}.{db.vault.lookup(KIND, said)}"


def read(db: Db, now: datetime, text: str, token: str) -> Session | None:
    """The session behind the text, if it is ours, of this very page, and not over."""
    said, _, signed = text.rpartition(".")
    if not hmac.compare_digest(db.vault.lookup(KIND, said).encode(), signed.encode()):
        return None
    address_id, of, opened, until = said.split(".")
    if of != token or now > _instant(until):
        return None
    return Session(address_id, of, _instant(opened))


def _text(at: datetime) -> str:
    return str(int(at.timestamp()))


def _instant(text: str) -> datetime:
    return datetime.fromtimestamp(int(text), UTC)
