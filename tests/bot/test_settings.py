"""What the environment may say together: sandbox tokens stay on this machine, real ones go to Telegram alone."""

import pytest
from pydantic import SecretStr

from bot.settings import Settings, SettingsTrouble
from tests.bot.terminal import Terminal

REAL = "123456789:AAF-abcdefghijklmnopqrstuvwxyz_0123"  # made up
SANDBOX = "42:SANDBOXclinic"


@pytest.fixture(autouse=True)
def _nothing_set(terminal: Terminal) -> None:
    """No EVENKEEL_... variable and no .env file."""


def made(**values: str) -> Settings:
    """Settings as the environment gives them."""
    token = SecretStr(values.pop("telegram_token", ""))
    return Settings(telegram_token=token, **values)  # type: ignore[arg-type]


def test_nothing_set_is_the_sandbox_in_a_folder_of_its_own() -> None:
    """Without a token the built-in sandbox runs; its data never lie where a real clinic's would."""
    settings = Settings().checked()

    assert settings.is_sandbox
    assert "data/sandbox" == str(settings.folder)
    assert "data" == str(made(telegram_token=REAL, region="generic").checked().folder)


@pytest.mark.parametrize("api", ["http://127.0.0.1:8081", "http://localhost:1", "http://[::1]:8081"])
def test_a_sandbox_token_goes_with_loopback(api: str) -> None:
    """The three names of this machine."""
    assert made(telegram_token=SANDBOX, telegram_api=api).checked().is_sandbox


@pytest.mark.parametrize(
    "api",
    ["https://api.telegram.org", "http://10.0.0.5", "http://127.0.0.1.example.org", "http://example.org/127.0.0.1"],
)
def test_a_sandbox_token_goes_nowhere_else(api: str) -> None:
    """Not to Telegram, not to a neighbour, not to a name that only looks like this machine."""
    with pytest.raises(SettingsTrouble, match="on this machine only"):
        made(telegram_token=SANDBOX, telegram_api=api).checked()


@pytest.mark.parametrize(
    "api", ["http://127.0.0.1:8081", "http://api.telegram.org", "https://api.telegram.org.example.org", "https://x"]
)
def test_a_real_token_goes_to_telegram_only(api: str) -> None:
    """A real token never leaves for another address, nor without encryption."""
    with pytest.raises(SettingsTrouble, match="goes to Telegram only"):
        made(telegram_token=REAL, telegram_api=api, region="generic").checked()


def test_a_real_token_needs_a_region_that_exists() -> None:
    """The texts and numbers for emergencies come from the region pack."""
    with pytest.raises(SettingsTrouble, match="needs EVENKEEL_REGION"):
        made(telegram_token=REAL).checked()
    with pytest.raises(SettingsTrouble, match=r"EVENKEEL_REGION: .*nowhere"):
        made(telegram_token=REAL, region="nowhere").checked()
    assert not made(telegram_token=REAL, region="generic").checked().is_sandbox


@pytest.mark.parametrize("token", ["hello", "123456789", "123456789:short", "SANDBOX:1", f"{REAL} ", f"{REAL}\n"])
def test_what_is_no_token_is_said_to_be_none(token: str) -> None:
    """A slip in copying: said here, before it is sent anywhere."""
    with pytest.raises(SettingsTrouble, match="does not look like a token"):
        made(telegram_token=token, region="generic").checked()


@pytest.mark.parametrize("token", [REAL, SANDBOX])
def test_no_refusal_shows_the_token(token: str) -> None:
    """A refusal may be copied into a ticket."""
    with pytest.raises(SettingsTrouble) as refused:
        made(telegram_token=token, telegram_api="https://example.org").checked()
    assert token not in str(refused.value)
    assert token not in repr(made(telegram_token=token))


@pytest.mark.parametrize(
    ("name", "value", "part"),
    [
        ("language", "xx", 'EVENKEEL_LANGUAGE is "xx"'),
        ("zone", "Europe/Madrit", "EVENKEEL_ZONE: .*Europe/Madrid"),
        ("alert_detail", "all", "EVENKEEL_ALERT_DETAIL"),
    ],
)
def test_a_value_that_cannot_be_is_named(name: str, value: str, part: str) -> None:
    """The setting by its name in the environment, and what it may be."""
    with pytest.raises(SettingsTrouble, match=part):
        made(**{name: value}).checked()


def test_help_lines_are_labels_with_numbers() -> None:
    """Several lines, separated by semicolons; a colon inside a label is kept."""
    settings = made(help_lines="Clinic desk: +34 900 000 000; Nights, from 20:00: +34 900 000 001;")

    expected = [
        {"label": "Clinic desk", "number": "+34 900 000 000"},
        {"label": "Nights, from 20:00", "number": "+34 900 000 001"},
    ]
    assert expected == settings.checked().lines()
    assert [] == made(help_lines=" ; ").checked().lines()


@pytest.mark.parametrize("lines", ["+34 900 000 000", "Clinic desk: soon", "Clinic desk:", ": 112"])
def test_a_help_line_that_cannot_be_read_is_refused(lines: str) -> None:
    """A number without a label, a label without a number: nobody in need should find either."""
    with pytest.raises(SettingsTrouble, match="EVENKEEL_HELP_LINES"):
        made(help_lines=lines).checked()


def test_settings_come_from_the_environment_and_an_env_file(terminal: Terminal) -> None:
    """EVENKEEL_... wins over .env; what is not ours in .env is left alone."""
    (terminal.folder / ".env").write_text("EVENKEEL_PORT=8090\nEVENKEEL_LANGUAGE=es\nOTHER=1\n", encoding="utf-8")
    terminal.sets(port="8091")

    settings = Settings().checked()

    assert (8091, "es") == (settings.port, settings.language)
