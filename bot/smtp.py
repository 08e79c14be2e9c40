"""One letter to one mail server, spoken to once: what it answered, or how far it came."""

import smtplib
import ssl
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from enum import Enum
from urllib.parse import unquote, urlsplit

PATIENCE_S = 20.0
LONGEST_S = 200.0  # so long a letter may take before it is handed over: then there is time left in its lease
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
TEMPORARY, PERMANENT = 400, 500  # answers from here on say no for now, or for good


class WrongServer(ValueError):
    """What stands in EVENKEEL_SMTP_URL is no mail server; the message says why."""


@dataclass(frozen=True)
class Server:
    """A mail server: TLS from the first byte (smtps), or STARTTLS, which only a server on this machine may lack."""

    host: str
    port: int
    is_tls: bool
    user: str
    password: str
    sender: str

    @property
    def is_here(self) -> bool:
        """Whether it runs on this machine."""
        return self.host in LOOPBACK


@dataclass(frozen=True)
class Letter:
    """One mail: to whom, what it says, and what tells its copies from others."""

    to: str
    subject: str
    text: str
    message_id: str


class Handed(Enum):
    """What became of a letter."""

    accepted = "accepted"
    not_sent = "not sent"
    ambiguous = "ambiguous"
    refused = "refused"


def server_at(url: str, sender: str) -> Server:
    """The server of a URL such as smtps://user:password@mail.my-clinic.org; WrongServer with why it is none."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise WrongServer("its address cannot be read") from None
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or parts.path not in ("", "/"):
        raise WrongServer("it must look like smtps://user:password@mail.my-clinic.org")
    is_tls = parts.scheme == "smtps"
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Server(parts.hostname, port or (465 if is_tls else 587), is_tls, user, password, sender)


def hand_over(server: Server, letter: Letter, now: datetime) -> Handed:
    """Speaks to the server once, and waits for its answers at most 20 s each; after 200 s nothing is handed over."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = server.sender, letter.to, letter.subject
    message["Message-ID"], message["Date"] = letter.message_id, format_datetime(now)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    is_under_way, began = False, time.monotonic()
    try:
        with closing(_opened(server)) as smtp:
            if smtp.mail(server.sender)[0] >= TEMPORARY:
                return Handed.not_sent
            if (code := smtp.rcpt(letter.to)[0]) >= TEMPORARY:
                return Handed.refused if code >= PERMANENT else Handed.not_sent
            if time.monotonic() - began > LONGEST_S:
                return Handed.not_sent
            is_under_way = True
            code = smtp.data(message.as_bytes())[0]
            is_under_way = False
            with suppress(smtplib.SMTPException, OSError):  # how the call ends changes nothing any more
                smtp.quit()
            return Handed.accepted if code < TEMPORARY else Handed.not_sent  # the letter, not its address, is refused
    except smtplib.SMTPDataError:  # it answered before it had the letter
        return Handed.not_sent
    except (smtplib.SMTPException, OSError, UnicodeError):  # the last: signs that mail commands cannot hold
        return Handed.ambiguous if is_under_way else Handed.not_sent


def _opened(server: Server) -> smtplib.SMTP:
    """A connection that is private, and signed in where the URL says as whom; raises what smtplib raises."""
    context = ssl.create_default_context()
    if server.is_tls:
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=PATIENCE_S, context=context)
    else:
        smtp = smtplib.SMTP(server.host, server.port, timeout=PATIENCE_S)
    try:
        smtp.ehlo()
        if not server.is_tls and not server.is_here:
            smtp.starttls(context=context)
            smtp.ehlo()
        if server.user:
            smtp.login(server.user, server.password)
    except BaseException:
        smtp.close()
        raise
    return smtp
