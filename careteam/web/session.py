"""
The page's own proof that it was opened by its person: a signed text that travels in the page's forms.

No cookie: what a browser sends by itself can be abused by other pages, and web clients show the page in a frame of
another site, where cookies are not kept. The session opens one page (one button) of one chat, and ends by itself; one
that is over still calls for help, and does nothing else.
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
    """Who holds the page: the address, the button it belongs to, when it was opened, whether its time is over."""

    address_id: str
    token: str
    opened_at: datetime
    is_over: bool = False


def sign(db: Db, now: datetime, session: Session) -> str:
    """The session as text, good for an hour from now and never longer than twelve from its opening; over stays over."""
    until = session.opened_at if session.is_over else min(now + LASTS, session.opened_at + LONGEST)
    said = ".".join((session.address_id, session.token, _text(session.opened_at), _text(until)))
    return f"{said}.{db.vault.lookup(KIND, said)}"


def read(db: Db, now: datetime, text: str, token: str) -> Session | None:
    """The session behind the text, if it is ours and of this very page."""
    said, _, signed = text.rpartition(".")
    if not hmac.compare_digest(db.vault.lookup(KIND, said).encode(), signed.encode()):
        return None
    address_id, of, opened, until = said.split(".")
    return Session(address_id, of, _instant(opened), now > _instant(until)) if of == token else None


def _text(at: datetime) -> str:
    return str(int(at.timestamp()))


def _instant(text: str) -> datetime:
    return datetime.fromtimestamp(int(text), UTC)
