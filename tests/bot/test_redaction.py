"""The canary: a token and a patient's words, seeded wherever they could leak from, never show."""

import ast
import asyncio
import io
import logging
import sys
import threading
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.redaction import ALLOWED, OUR_PACKAGES, QUIET_LOGGERS, Redaction, describe, event, redact, set_up

REAL = "123456789:AAF-abcdefghijklmnopqrstuvwxyz_0123"
SANDBOX = "42:SANDBOXclinic"
WORDS = "canary words that a patient typed"
CHECKOUT = Path(__file__).parents[2]


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the process logs after `set_up`; everything that it changes is put back."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    quiet = {name: logging.getLogger(name) for name in QUIET_LOGGERS}
    levels = {name: (logger.level, list(logger.handlers)) for name, logger in quiet.items()}
    hooks = sys.excepthook, threading.excepthook
    stream = io.StringIO()
    set_up(stream)
    yield stream
    logging.captureWarnings(False)
    sys.excepthook, threading.excepthook = hooks
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, logger in quiet.items():
        logger.setLevel(levels[name][0])
        logger.handlers[:] = levels[name][1]


def canaries(text: str) -> list[str]:
    """The secrets that show in the text."""
    return [secret for secret in (REAL, REAL[10:], SANDBOX, "SANDBOX", WORDS, "canary") if secret in text]


def fail(*_: object) -> None:
    """Raise an error, with a cause, that tells everything."""
    try:
        raise KeyError(WORDS)
    except KeyError as cause:
        raise ValueError(f"https://api.telegram.org/bot{REAL}/sendMessage {SANDBOX} {WORDS}") from cause


def test_an_exception_shows_where_and_not_what(log: io.StringIO) -> None:
    """A logged exception names classes, files, lines and functions, of its causes too, and none of their texts."""
    try:
        fail()
    except ValueError:
        logging.getLogger("bot.delivery").exception("The outbox row could not be sent")

    assert [] == canaries(log.getvalue())
    assert "ERROR bot.delivery: The outbox row could not be sent" in log.getvalue()
    assert "  ValueError\n    at bot/test_redaction.py:" in log.getvalue()
    assert "because of KeyError" in log.getvalue()


def test_arguments_and_unlisted_fields_do_not_show(log: io.StringIO) -> None:
    """Values put into a message, and fields that are not on the list, are left out; listed ones are shown."""
    logger = logging.getLogger("bot.ingest")
    logger.warning("Update %s from %s", WORDS, REAL, extra={"text": WORDS, "update_id": 77, "title": WORDS})

    assert [] == canaries(log.getvalue())
    assert "WARNING bot.ingest: Update %s from %s update_id=77\n" == log.getvalue().partition(" ")[2]


def test_an_event_shows_its_fields(log: io.StringIO) -> None:
    """Ids, reasons and counts are what a log is for; a line break or a token in them cannot forge or leak anything."""
    event(
        logging.getLogger("bot.delivery"),
        logging.INFO,
        "Outbox row refused",
        outbox_id="0192\nERROR bot: forged",
        reason=f"bot{REAL}",
        attempt=2,
    )

    line = log.getvalue().partition(" ")[2]
    assert (
        "INFO bot.delivery: Outbox row refused attempt=2 outbox_id=0192 ERROR bot: forged reason=bot[token]\n" == line
    )


@pytest.mark.parametrize("name", ["telegram.ext.Application", "httpx", "aiohttp.client", "asyncio", "uvicorn.error"])
def test_other_packages_say_only_where_they_spoke(log: io.StringIO, name: str) -> None:
    """Their words are not ours to judge: whole updates and URLs with the token stay out, at any level."""
    logger = logging.getLogger(name)
    logger.info("POST https://api.telegram.org/bot%s/sendMessage", REAL)
    logger.error("HTTP %s for %s", 200, f"bot{REAL}/sendMessage?text={WORDS}")
    logger.critical(f"{SANDBOX} {WORDS}")
    try:
        fail()
    except ValueError as error:
        logger.error(WORDS, exc_info=error)

    assert [] == canaries(log.getvalue())
    assert f"ERROR {name}: (its words are left out) test_redaction.py:" in log.getvalue()


@pytest.mark.parametrize("name", QUIET_LOGGERS)
def test_chatty_packages_are_held_at_warning(log: io.StringIO, name: str) -> None:
    """Below WARNING they do not speak at all, their children included."""
    logging.getLogger(f"{name}.child").info("Anything")

    assert "" == log.getvalue()
    assert logging.WARNING == logging.getLogger(f"{name}.child").getEffectiveLevel()


def test_the_filter_alone_protects_any_formatter() -> None:
    """With another formatter on the handler the tokens and the exception's texts are still gone."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(Redaction())
    logger = logging.Logger("plain")
    logger.addHandler(handler)
    try:
        fail()
    except ValueError:
        logger.exception("bot%s and %s", REAL, SANDBOX)
    logger.error("%(token)s", {"token": SANDBOX})

    assert [] == canaries(stream.getvalue())
    assert stream.getvalue().startswith("bot[token] and [token]\n  ValueError\n")
    assert stream.getvalue().endswith("[token]\n")


def test_warnings_go_through_the_log(log: io.StringIO) -> None:
    """A warning could quote a request: it is logged by its place only."""
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(False)
        logging.captureWarnings(True)
        warnings.warn(f"{REAL} {WORDS}", UserWarning, stacklevel=1)

    assert [] == canaries(log.getvalue())
    assert "WARNING py.warnings: (its words are left out)" in log.getvalue()


def test_uncaught_errors_show_where_and_not_what(log: io.StringIO, capsys: pytest.CaptureFixture[str]) -> None:
    """What nothing caught, in the main thread, another thread or the event loop, is logged without its text."""
    try:
        fail()
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()

    async def loop_error() -> None:
        asyncio.get_running_loop().call_soon(fail)
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    asyncio.run(loop_error())

    printed = capsys.readouterr()
    assert [] == canaries(log.getvalue() + printed.out + printed.err)
    assert 2 == log.getvalue().count("CRITICAL evenkeel: Stopped by an error that nothing caught\n  ValueError")
    assert "ERROR asyncio: (its words are left out)" in log.getvalue()


def test_a_group_of_errors_shows_its_members() -> None:
    """Task groups wrap what failed: the members' classes are named."""
    described = describe(ExceptionGroup(WORDS, [ValueError(WORDS), KeyError(WORDS)]))

    assert "  ExceptionGroup\n    ValueError\n    KeyError" == described


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        (f"https://api.telegram.org/bot{REAL}/getMe", "https://api.telegram.org/bot[token]/getMe"),
        (f"bot{REAL.replace(':', '%3A')}", "bot[token]"),
        ("7:SANDBOX", "[token]"),
        ("777:SANDBOX.", "[token]."),
        ("A-1042 at 12:30 in 0192f0aa:short", "A-1042 at 12:30 in 0192f0aa:short"),
    ],
)
def test_what_a_token_is(text: str, redacted: str) -> None:
    """Tokens go, in addresses and percent-encoded; times, references and ids stay."""
    assert redacted == redact(text)


def test_no_field_is_made_for_content() -> None:
    """The list holds no field that a score, a name, a text or a token would fit by its name."""
    assert set() == ALLOWED & {"text", "body", "name", "score", "value", "answer", "token", "url", "chat_id", "message"}


def log_calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Calls like logger.warning(...) in a module."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in {"debug", "info", "warning", "error", "exception", "critical"}
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id
            in {"log", "logger", "_log", "_logger", "LOG", "LOGGER", "_LOG", "_LOGGER", "logging"}
        ):
            yield node


def test_our_sentences_are_constants() -> None:
    """No module of ours builds a log sentence out of values, which no filter could take out again."""
    built = [
        f"{path.relative_to(CHECKOUT)}:{call.lineno}"
        for package in OUR_PACKAGES
        for path in sorted((CHECKOUT / package).rglob("*.py"))
        for call in log_calls(ast.parse(path.read_text(encoding="utf-8")))
        if not (call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str))
    ]

    assert [] == built
