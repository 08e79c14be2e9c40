"""What the environment may say together: sandbox tokens stay on this machine, real ones go to Telegram alone."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot import clinics
from bot.run import check_page
from bot.settings import Settings, SettingsTrouble
from prompts import protocol
from storage import audit, channels, people
from storage.columns import table_of
from storage.database import Db
from storage.tables import Audit, Clinic, Patient
from tests import databases
from tests.bot.terminal import Terminal, new_data, set_up
from tests.storage.place import NOW, Place

REAL = "123456789:AAF-abcdefghijklmnopqrstuvwxyz_0123"  # made up
SANDBOX = "42:SANDBOXclinic"
ROOT = Path(__file__).parents[2]


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


@pytest.mark.parametrize(
    "address",
    [
        "http://checkin.example.org",
        "https://localhost",
        "checkin.example.org",
        "https://checkin.example.org?x=1",
        "https://me@checkin.example.org",
        "https://checkin.example.org:port",
        "http://127.0.0.1:8080",
    ],
)
def test_the_page_has_an_https_address_that_phones_find(address: str) -> None:
    """Telegram opens nothing else; the sentence says what is wanted."""
    with pytest.raises(SettingsTrouble, match=r"https://checkin\.my-clinic\.org"):
        made(telegram_token=REAL, region="generic", public_url=address).checked()


def test_the_sandbox_serves_the_page_on_this_machine() -> None:
    """There http on loopback is enough, and a slash at the end does not matter."""
    assert "http://127.0.0.1:8090" == made(public_url="http://127.0.0.1:8090/").checked().page
    real = made(telegram_token=REAL, region="generic", public_url="https://checkin.example.org/evenkeel/").checked()
    assert "https://checkin.example.org/evenkeel" == real.page


async def test_a_start_without_the_page_that_somebody_needs_is_refused(tmp_path: Path) -> None:
    """Rather than fall back to the chat, Evenkeel says which setting is missing."""
    database = databases.open_database(databases.fresh("sqlite", tmp_path), tmp_path / "patients.keys")
    place = Place(database)
    await check_page(made(), database)
    patient, _, _ = place.enrolled()
    database.transact(lambda db: channels.choose(db, NOW, db.get(Patient, patient), "private"))
    with pytest.raises(SettingsTrouble, match="EVENKEEL_PUBLIC_URL is not set"):
        await check_page(made(), database)
    await check_page(made(public_url="http://127.0.0.1:8090"), database)
    database.close()


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


@pytest.mark.parametrize(
    ("region", "has_oud", "detail"),
    [
        ("generic", False, "full"),
        ("es", False, "full"),
        ("us", False, "minimal"),
        ("us-ny", False, "minimal"),
        ("es", True, "minimal"),
    ],
)
def test_alerts_are_full_but_in_the_united_states_and_in_an_oud_programme(
    region: str, has_oud: bool, detail: str
) -> None:
    """Where the clinic does not say: a team that cannot see why an alert was raised cannot act on it."""
    assert detail == clinics.default_detail(region, has_oud=has_oud)


def test_a_changed_setting_takes_effect_at_the_next_start_and_is_audited(terminal: Terminal) -> None:
    """The clinic that is there is brought up to the settings; a start that changes nothing leaves no trace."""
    database = new_data(terminal.data)
    now = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)

    def starts(**values: str) -> Clinic:
        told = {"name": "Clinic", "region": "generic", "zone": "Europe/Madrid", "language": "en", "alert_detail": ""}
        line = {"label": "Desk", "number": "+34 900 000 000"}
        return database.transact(clinics.ensure, now, **{**told, **values}, help_lines=[line])  # type: ignore[arg-type]

    def rows(db: Db) -> list[Audit]:
        return db.all(Audit, table_of(Audit).c.action == "settings changed")

    first, again = starts(), starts()
    assert ("full", []) == (again.alert_detail, database.read(rows))
    changed = starts(alert_detail="minimal", name="Clinic by the sea", zone="Atlantic/Canary")
    assert (first.id, "minimal", "Clinic by the sea") == (changed.id, changed.alert_detail, changed.name)
    (row,) = database.read(rows)
    assert {"fields": "alert_detail,name,zone"} == row.detail
    assert database.read(audit.broken_at, first.id) is None
    database.close()


def test_an_oud_programme_turns_alerts_minimal_at_the_next_start(terminal: Terminal) -> None:
    """One person in such a programme is enough, until their enrolment ends."""
    database = new_data(terminal.data)
    now = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
    clinic = set_up(database, now)
    plan = protocol.load("treatment")
    database.transact(people.add_patient, now, clinic, "P-014", plan, "Europe/Madrid", "en", "buprenorphine")

    def starts(detail: str) -> str:
        return database.transact(
            clinics.ensure,
            now,
            name="Clinic",
            region="generic",
            zone="Europe/Madrid",
            language="en",
            alert_detail=detail,
        ).alert_detail

    assert ["minimal", "full"] == [starts(""), starts("full")]
    database.close()


def test_the_container_hands_on_every_setting_that_the_readme_names() -> None:
    """A setting in .env that docker-compose.yml left out would be ignored without a word."""
    example = re.findall(r"^(EVENKEEL_\w+)=", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    compose = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    assert len(example) > 5
    assert [] == [name for name in example if not re.search(rf"^ +{name}:", compose, re.MULTILINE)]
