"""Who opened the page: only what this bot's Telegram signed within the hour is believed."""

import json
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careteam.web.initdata import LONGEST, Refusal, Start, check, secret_of, signature

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
SECRET = secret_of("1234567890:SANDBOX-tests")


def start(secret: bytes = SECRET, at: datetime = NOW, user: object = None, **more: str) -> str:
    """What Telegram would sign."""
    someone = {"id": 42, "first_name": "Ana", "language_code": "es"} if user is None else user
    fields = {"auth_date": str(int(at.timestamp())), "user": json.dumps(someone), "query_id": "AAA", **more}
    return urlencode({**fields, "hash": signature(fields, secret)})


def test_what_telegram_signed_is_believed() -> None:
    """The person, the second and the language come out; fields that Telegram adds one day do not matter."""
    assert Start(42, NOW, "es") == check(start(signature="added in 2024"), SECRET, NOW)


def test_the_signature_is_the_one_that_telegram_documents() -> None:
    """The expected signature was made by openssl, by the published recipe, for a token and a user made up here."""
    fields = {
        "auth_date": "1772438400",
        "query_id": "AAHdF6IQAAAAAN0XohDhrOrc",
        "user": '{"id":279058397,"first_name":"Ana","language_code":"es"}',
    }
    by_openssl = "dccf81b8504f166daa452c6ebf402371db9b8737649dd9ebbbe450fb6e0a8242"
    assert by_openssl == signature(fields, secret_of("1234567890:AAF-made-up-for-this-test-only-000000"))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (start(secret_of("999:SANDBOX-other")), Refusal.forged),
        (start().replace("Ana", "Eva"), Refusal.forged),
        (start() + "&extra=1", Refusal.forged),
        (start() + "&user=%7B%22id%22%3A7%7D", Refusal.unreadable),
        (start(at=NOW - timedelta(hours=1, seconds=1)), Refusal.expired),
        (start(at=NOW + timedelta(minutes=6)), Refusal.expired),
        (start(user={"first_name": "nobody"}), Refusal.unreadable),
        (start(user={"id": "42"}), Refusal.unreadable),
        (start(user=[42]), Refusal.unreadable),
        ("", Refusal.unreadable),
        ("hash=1", Refusal.forged),
        ("user", Refusal.unreadable),
        (start(more="x" * LONGEST), Refusal.unreadable),
    ],
)
def test_anything_else_is_refused_with_its_reason(text: str, why: Refusal) -> None:
    """Forged, of another bot, changed by one letter, too old, from the future, or no start at all."""
    assert why is check(text, SECRET, NOW)


def test_it_holds_for_an_hour() -> None:
    """At the last second it is still believed."""
    assert isinstance(check(start(at=NOW - timedelta(hours=1)), SECRET, NOW), Start)


@given(st.text(max_size=200))
def test_no_text_brings_it_down(text: str) -> None:
    """Whatever a stranger sends is refused and nothing is raised."""
    assert isinstance(check(text, SECRET, NOW), Refusal)
