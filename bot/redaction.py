"""Logging that cannot tell what a patient wrote: constant sentences, allow-listed fields, no values of exceptions.

Two things stand on every handler. The formatter prints our own records as a constant sentence and the fields below, and
other packages' records only as their place in the source: python-telegram-bot logs URLs, parameters and whole updates.
The filter takes tokens out of the record itself and the texts out of its exception, for any formatter that comes after.
"""

import logging
import re
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import PurePath
from traceback import walk_tb
from types import TracebackType
from typing import Any, Final, TextIO, TypedDict, Unpack

OUR_PACKAGES: Final = ("bot", "careteam", "storage", "signatures", "prompts", "sandbox", "lab")
QUIET_LOGGERS: Final = ("telegram", "httpx", "httpcore", "aiohttp", "apscheduler", "alembic", "uvicorn")
"""Held at WARNING: below it they write URLs with the token, parameters, or a line for every request."""

LONGEST_VALUE: Final = 120

_TOKEN: Final = re.compile(r"\d+(?::|%3[Aa])(?:SANDBOX[A-Za-z0-9_-]*|[A-Za-z0-9_-]{30,})")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


class Fields(TypedDict, total=False):
    """What a log line may carry beside its sentence: ids, reasons out of our own lists, counts and times."""

    address_id: str
    alert_id: str
    bot_id: str
    checkin_id: str
    clinic_id: str
    enrolment_id: str
    episode_id: str
    inbox_seq: int
    notice_id: str
    outbox_id: str
    patient_id: str
    reference: str
    staff_id: str
    task_id: str
    update_id: int

    attempt: int
    copies: int
    count: int
    error: str
    job: str
    kind: str
    owner: str
    port: int
    priority: int
    reason: str
    revision: str
    seconds: float
    state: str
    status: int
    template: str
    verdict: str
    version: str


ALLOWED: Final = frozenset(Fields.__annotations__)


def event(logger: logging.Logger, level: int, sentence: str, **fields: Unpack[Fields]) -> None:
    """
    Log a constant sentence with allow-listed fields; mypy refuses any other field.

    `error` is a class name and `reason` a word from one of our own lists: never the text of an exception.
    """
    logger.log(level, sentence, extra={name: value for name, value in fields.items() if name in ALLOWED}, stacklevel=2)


def redact(text: str) -> str:
    """The text without bot tokens, real ones and the sandbox's, plain or percent-encoded."""
    return _TOKEN.sub("[token]", text)


class Redaction(logging.Filter):
    """Takes tokens out of a record, and the values out of its exception, whatever formats it later."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record in place and let it pass."""
        record.msg = redact(str(record.msg))
        if isinstance(record.args, dict):
            record.args = {name: _redact_value(value) for name, value in record.args.items()}
        elif record.args:
            record.args = tuple(_redact_value(value) for value in record.args)
        if record.exc_info and record.exc_info[1] is not None:
            record.exc_text = describe(record.exc_info[1])  # a formatter takes this instead of the exception
        return True


class Line(logging.Formatter):
    """One line per record: time in UTC, level, logger, sentence, fields; under it where an exception came from."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; arguments of the message and fields that are not listed are left out."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        if record.name.partition(".")[0] in (*OUR_PACKAGES, "evenkeel"):
            said = " ".join([str(record.msg), *self._fields(record)])
        else:
            said = f"(its words are left out) {PurePath(record.pathname).name}:{record.lineno} in {record.funcName}"
        lines = [f"{at} {record.levelname} {record.name}: {_one_line(said)}"]
        if record.exc_info and record.exc_info[1] is not None:
            lines.append(describe(record.exc_info[1]))
        return redact("\n".join(lines))

    def _fields(self, record: logging.LogRecord) -> list[str]:
        return [f"{name}={_shown(record.__dict__[name])}" for name in sorted(ALLOWED & record.__dict__.keys())]


def describe(error: BaseException) -> str:
    """Where an exception and its causes came from: class names, files, lines and functions, never their texts."""
    lines: list[str] = []
    link: BaseException | None = error
    met: set[int] = set()
    while link is not None and id(link) not in met:
        met.add(id(link))
        lines.append(f"  {'because of ' if lines else ''}{type(link).__qualname__}")
        lines += _places(link.__traceback__)
        if isinstance(link, BaseExceptionGroup):
            for member in link.exceptions:
                lines += [f"  {line}" for line in describe(member).splitlines()]
        link = link.__cause__ if link.__cause__ is not None or link.__suppress_context__ else link.__context__
    return "\n".join(lines)


def set_up(stream: TextIO | None = None, level: int = logging.INFO) -> None:
    """
    Make every log line, warning and uncaught exception of this process go through the redaction, to `stream`.

    `stream` is standard error unless given. Handlers that stood on the root logger are removed. A handler added later
    must be given `protect`.
    """
    handler = protect(logging.StreamHandler(stream or sys.stderr))
    root = logging.getLogger()
    for old in list(root.handlers):
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(level)
    for name in QUIET_LOGGERS:
        quiet = logging.getLogger(name)
        quiet.setLevel(logging.WARNING)
        quiet.propagate = True
        quiet.handlers.clear()
    logging.captureWarnings(True)
    sys.excepthook = _uncaught
    threading.excepthook = lambda args: _log_uncaught(args.exc_value)


def protect(handler: logging.Handler) -> logging.Handler:
    """The same handler with the redaction filter and the allow-listing formatter."""
    handler.addFilter(Redaction())
    handler.setFormatter(Line())
    return handler


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        _log_uncaught(error)


def _log_uncaught(error: BaseException | None) -> None:
    if error is not None and not isinstance(error, SystemExit):
        logging.getLogger("evenkeel").critical("Stopped by an error that nothing caught", exc_info=error)


def _places(trace: TracebackType | None) -> list[str]:
    codes = [(frame.f_code, line) for frame, line in walk_tb(trace)]
    return [f"    at {'/'.join(PurePath(code.co_filename).parts[-2:])}:{line} {code.co_name}" for code, line in codes]


def _redact_value(value: Any) -> Any:
    return value if isinstance(value, int | float | timedelta | None) else redact(str(value))


def _shown(value: object) -> str:
    text = _one_line(str(value))
    return text if len(text) <= LONGEST_VALUE else text[:LONGEST_VALUE] + "…"


def _one_line(text: str) -> str:
    return _CONTROL.sub(" ", text)
