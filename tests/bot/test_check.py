"""`evenkeel check`: a word for each thing (ok, look, broken), an exit status, the same as JSON."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from aiohttp import web
from pydantic import SecretStr

from bot import check
from bot.check_protocols import agree, of_protocols
from bot.findings import Finding
from bot.settings import Settings
from careteam import drills, helping, oversight
from prompts import protocol
from sandbox.server import Sandbox, serving
from signatures.pack import find_pack
from storage import alerts as stored
from storage import faults, gaps, leases, people
from storage.columns import table_of
from storage.database import Database, Db
from storage.tables import Address, Alert, ClinicianRole, Inbox, Notice, Patient
from tests import databases
from tests.bot.terminal import Terminal, new_data, set_up

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
REAL = "123456789:AAF-abcdefghijklmnopqrstuvwxyz_0123"  # made up
SAFETY = ["numbers", "texts", "taken"]
ALL = [
    "settings",
    "token",
    "key",
    "file",
    "bot",
    "rules",
    *(watched.name for watched in oversight.WATCHED),
    "notices",
    "alerts",
    "refused",
    *SAFETY,
    "mail",
    "rungs",
    "protocols",
    "closer look",
]


def words(found: list[Finding]) -> dict[str, str]:
    """Each thing's word."""
    return {finding.name: finding.word for finding in found}


def with_real_token(terminal: Terminal) -> tuple[Settings, Database]:
    """A clinic that runs against Telegram, seen a moment ago; no request is made for it."""
    database = new_data(terminal.folder / "real")
    clinic = set_up(database, NOW)
    bot = database.read(people.the_bot, clinic.id)
    assert bot is not None
    database.transact(gaps.polled, bot.id, NOW)
    settings = Settings(telegram_token=SecretStr(REAL), region="generic", data_dir=terminal.folder / "real")
    return settings.checked(), database


def told(database: Database, at: datetime) -> Alert:
    """An alert raised at an instant, with one notice to the nurse that is still to be delivered."""

    def raised(db: Db) -> Alert:
        clinic = people.the_clinic(db)
        assert clinic is not None
        return drills.send(db, at, clinic, people.clinicians(db, clinic.id)[0])

    return database.transact(raised)


def looked(database: Database, settings: Settings, now: datetime = NOW) -> dict[str, Finding]:
    """What the database tells, by name."""
    return {finding.name: finding for finding in check.of_database(database, settings, now)}


def test_all_well_is_status_0_in_words_and_as_json(terminal: Terminal) -> None:
    """A sandbox whose bot has run: every thing named once, nothing broken."""
    database = new_data(terminal.data)
    set_up(database, NOW)
    database.close()

    said, data = terminal.types("check"), terminal.types("check", "--json")

    assert (0, 0) == (said.status, data.status)
    assert ALL == [row["name"] for row in data.data]
    assert all({"name", "word", "sentence"} == row.keys() for row in data.data)
    assert {"token": "look", "rules": "look", "numbers": "look", "texts": "look", "mail": "look"} == {
        row["name"]: row["word"] for row in data.data if row["word"] != "ok"
    }
    assert all(row["sentence"] in said.out for row in data.data)


def test_without_a_drill_it_says_look_and_is_still_well(terminal: Terminal) -> None:
    """Something to do, nothing broken: status 0."""
    database = new_data(terminal.data)
    set_up(database, NOW, drilled=False)
    database.close()

    said = terminal.types("check", "--json")

    assert 0 == said.status
    assert ["look"] == [row["word"] for row in said.data if row["name"] == "drill"]


def test_before_the_first_start_the_file_is_broken_and_nothing_is_made(terminal: Terminal) -> None:
    """Looking never creates a key or a database."""
    said = terminal.types("check", "--json")

    assert 1 == said.status
    assert ("file", "broken") == (said.data[-1]["name"], said.data[-1]["word"])
    assert [] == list(terminal.folder.iterdir())


def test_settings_that_do_not_hold_together_are_all_it_says(terminal: Terminal) -> None:
    """Nothing is asked of Telegram with settings that cannot be."""
    terminal.sets(telegram_token=REAL)

    said = terminal.types("check", "--json")

    assert 1 == said.status
    assert [("settings", "broken")] == [(row["name"], row["word"]) for row in said.data]
    assert REAL not in said.out


def test_a_wrong_key_and_a_plaintext_file_are_broken(terminal: Terminal) -> None:
    """The key and the file are told apart, each with its sentence and status 1."""
    new_data(terminal.data).close()
    terminal.sets(key="00" * 32)
    wrong = terminal.types("check", "--json")
    (terminal.data / "evenkeel.db").write_bytes(b"SQLite format 3\0" + bytes(4080))
    plain = terminal.types("check", "--json")

    assert [1, 1] == [wrong.status, plain.status]
    assert ("key", "broken") == (wrong.data[-1]["name"], wrong.data[-1]["word"])
    assert "does not open the database" in wrong.data[-1]["sentence"]
    assert ("file", "broken") == (plain.data[-1]["name"], plain.data[-1]["word"])
    assert "is not encrypted" in plain.data[-1]["sentence"]


@pytest.mark.parametrize(("seconds", "word"), [(60, "ok"), (61, "broken")])
def test_a_notice_undelivered_for_more_than_a_minute_is_broken(terminal: Terminal, seconds: int, word: str) -> None:
    """Somebody should have been told and was not: from the second after the minute on."""
    settings, database = with_real_token(terminal)
    told(database, NOW - timedelta(seconds=seconds))

    found = looked(database, settings)
    database.close()

    assert word == found["notices"].word
    assert ("2026-03-02 07:58" in found["notices"].sentence) == (word == "broken")


@pytest.mark.parametrize("state", ["accepted", "refused", "cancelled"])
def test_a_notice_that_was_dealt_with_waits_no_longer(terminal: Terminal, state: str) -> None:
    """Delivered, refused (somebody else was told then) or withdrawn: none is waited for."""
    settings, database = with_real_token(terminal)
    told(database, NOW - timedelta(hours=1))
    database.transact(lambda db: db.change(Notice, state=state))

    found = looked(database, settings)
    database.close()

    assert "ok" == found["notices"].word


def raised(database: Database, at: datetime) -> Alert:
    """An alert about a person, raised at an instant; whoever can be reached is told."""

    def call(db: Db) -> Alert:
        clinic = people.the_clinic(db)
        assert clinic is not None
        plan = protocol.load("daily")
        invited = people.add_patient(db, at, clinic, "P-014", plan, "Europe/Madrid", "en", "short_acting")
        return helping.help_called(db, at, db.get(Patient, invited.id), "button")

    return database.transact(call)


@pytest.mark.parametrize("state", ["ready", "refused", "cancelled", "unknown"])
def test_an_open_alert_that_no_person_is_known_to_have_got_is_broken(terminal: Terminal, state: str) -> None:
    """After a minute, whatever became of its notices; not once one has arrived."""
    settings, database = with_real_token(terminal)
    alert = raised(database, NOW)
    database.transact(lambda db: db.change(Notice, state=state))

    on_time = looked(database, settings, NOW + timedelta(seconds=60))["alerts"]
    late = looked(database, settings, NOW + timedelta(seconds=61))
    database.transact(lambda db: db.change(Notice, state="accepted"))
    arrived = looked(database, settings, NOW + timedelta(seconds=61))
    database.close()

    assert ["ok", "broken", "ok"] == [on_time.word, late["alerts"].word, arrived["alerts"].word]
    assert alert.ref in late["alerts"].sentence
    assert ("broken" if state == "refused" else "ok") == late["refused"].word
    assert "ok" == arrived["refused"].word


def test_an_alert_that_nobody_could_be_told_of_is_broken_at_once(terminal: Terminal) -> None:
    """Everybody's chat is blocked: no notice waits, and yet nothing is well."""
    settings, database = with_real_token(terminal)
    database.transact(lambda db: db.change(Address, state="unreachable"))
    alert = raised(database, NOW)

    found = looked(database, settings)
    database.close()

    assert ("ok", "broken") == (found["notices"].word, found["alerts"].word)
    assert f"Nobody could be told of {alert.ref}" in found["alerts"].sentence


def test_an_update_that_was_set_aside_is_broken_for_a_week_or_until_somebody_has_seen_it(terminal: Terminal) -> None:
    """It may have been a call for help; how many there are is said, and `evenkeel updates` lists them."""
    settings, database = with_real_token(terminal)
    bot = database.read(people.the_bot, database.read(lambda db: people.the_clinic(db).id))  # type: ignore[union-attr]
    assert bot is not None
    row = Inbox(bot_id=bot.id, update_id=7, chat_key="chat", state="dead", due_at=NOW, received_at=NOW, done_at=NOW)
    database.transact(lambda db: db.add(row))

    now = looked(database, settings)["updates"]
    in_a_week = looked(database, settings, NOW + timedelta(days=7, seconds=1))["updates"]
    clinic = database.read(people.the_clinic)
    assert clinic is not None
    seen = [database.transact(faults.see_dead_updates, NOW, clinic.id, [1]) for _ in range(2)]
    afterwards = looked(database, settings)["updates"]
    database.close()

    assert ["broken", "ok", "ok"] == [now.word, in_a_week.word, afterwards.word]
    assert ": 1 from Telegram" in now.sentence
    assert [1, 0] == seen


def test_what_was_set_aside_is_listed_and_marked_as_seen(terminal: Terminal) -> None:
    """By its number, when it came and the class of what went wrong; never what was written; nothing else is marked."""
    database = new_data(terminal.data)
    clinic = set_up(database, NOW)
    bot = database.read(people.the_bot, clinic.id)
    assert bot is not None
    dead = {"state": "dead", "trouble": "KeyError", "body": b"sealed", "due_at": NOW, "received_at": NOW}
    database.transact(lambda db: db.add(Inbox(bot_id=bot.id, update_id=7, chat_key="chat", done_at=NOW, **dead)))
    older = NOW - timedelta(days=8)
    database.transact(lambda db: db.add(Inbox(bot_id=bot.id, update_id=8, chat_key="chat", done_at=older, **dead)))
    database.close()

    listed = terminal.types("updates", "--seen", "--json").data
    again = terminal.types("updates")
    database = databases.open_database(f"sqlite:///{terminal.data / 'evenkeel.db'}", terminal.data / "patients.keys")
    marked = database.read(lambda db: [row.seen_at is not None for row in db.all(Inbox, order=table_of(Inbox).c.seq)])
    database.close()

    assert [True, False] == marked, "the second was set aside too long ago to be listed"
    assert [{"number": 1, "received": "2026-03-02T08:00:00+00:00", "reason": "KeyError"}] == listed
    assert "Nothing was set aside" in again.out


def test_an_operators_drill_does_not_open_enrolment(terminal: Terminal) -> None:
    """No alert ever goes to an operator, so their press proves nothing; a lead's does."""
    settings, database = with_real_token(terminal)

    def only(db: Db, role: str) -> None:
        db.change(ClinicianRole, role=role)

    found = []
    for role in ("operator", "privacy_officer", "lead"):
        database.transact(only, role)
        found.append("drill" in looked(database, settings))
    database.close()

    assert [True, True, False] == found


def test_an_older_schema_is_told_and_left_alone(terminal: Terminal) -> None:
    """Looking never migrates: the running process may still be the older version."""
    database = new_data(terminal.data)
    set_up(database, NOW)
    versions = "SELECT version_num FROM alembic_version"
    database.transact(lambda db: db.connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'"))
    database.close()

    said = terminal.types("check", "--json")

    again = databases.open_database(f"sqlite:///{terminal.data / 'evenkeel.db'}", terminal.data / "patients.keys")
    version = again.read(lambda db: db.connection.exec_driver_sql(versions).scalar())
    again.close()
    assert (0, "look") == (said.status, said.data[-1]["word"])
    assert "The schema is older" in said.data[-1]["sentence"]
    assert "0001" == version


def test_a_notice_whose_fate_is_unknown_counts_until_its_alert_is_closed(terminal: Terminal) -> None:
    """Perhaps delivered is not delivered; once the alert is closed nobody needs it any more."""
    settings, database = with_real_token(terminal)
    alert = told(database, NOW - timedelta(hours=1))
    database.transact(lambda db: db.change(Notice, state="unknown"))
    open_one = looked(database, settings)
    closing = {"state": "closed", "closed_as": "cleared", "closed_at": NOW, "next_step_at": None}
    assert database.transact(lambda db: stored.move(db, NOW, alert, "tests", "closed", stored.OPEN, **closing))
    closed_one = looked(database, settings)
    database.close()

    assert ("broken", "ok") == (open_one["notices"].word, closed_one["notices"].word)


def test_a_bot_that_is_silent_or_that_telegram_does_not_answer_is_broken(terminal: Terminal) -> None:
    """Two minutes without a sign of life; alive, but two minutes without an answer of Telegram's."""
    settings, database = with_real_token(terminal)
    later = NOW + timedelta(seconds=121)
    bot = database.read(people.the_bot, database.read(lambda db: people.the_clinic(db).id))  # type: ignore[union-attr]
    assert bot is not None

    on_time = looked(database, settings, NOW + timedelta(seconds=120))
    silent = looked(database, settings, later)["bot"]
    database.transact(leases.alive, bot.id, later, is_jump=False)
    unanswered = looked(database, settings, later)
    database.close()

    assert ["ok", "ok", "broken"] == [on_time["bot"].word, on_time["telegram"].word, silent.word]
    assert "silent since 2026-03-02 08:00 UTC" in silent.sentence
    assert ["ok", "broken"] == [unanswered["bot"].word, unanswered["telegram"].word]
    assert "Telegram has not answered" in unanswered["telegram"].sentence


def test_the_sandbox_is_judged_by_the_instant_its_bot_lives_at(terminal: Terminal) -> None:
    """Its clock is months away from the machine's: a drill of yesterday there is not forgotten here."""
    database = new_data(terminal.data)
    set_up(database, NOW)
    told(database, NOW)

    found = looked(database, Settings(), NOW + timedelta(days=300))
    database.close()

    assert "ok" == found["notices"].word
    assert "ok" == found["bot"].word
    assert "drill" not in found


def test_an_audit_that_was_tampered_with_is_broken(terminal: Terminal) -> None:
    """One changed reason: the row is named."""
    settings, database = with_real_token(terminal)

    def tamper(db: Db) -> None:
        db.connection.exec_driver_sql("DROP TRIGGER IF EXISTS audit_no_update")
        for (name,) in db.connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'"
        ).all():
            db.connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        db.connection.exec_driver_sql("UPDATE audit SET action = 'nothing' WHERE rowid = 2")

    database.transact(tamper)
    found = looked(database, settings)
    database.close()

    assert "broken" == found["audit"].word
    assert "row" in found["audit"].sentence


def of_token(api: str, token: str = REAL) -> Finding:
    """What the token's check says of a Telegram at this address."""
    return asyncio.run(check.of_token(Settings(telegram_token=SecretStr(token), telegram_api=api), NOW))


def test_a_token_that_telegram_refuses_is_broken() -> None:
    """A stranger's token, seen before a single message is lost."""

    async def asked() -> tuple[Finding, Finding]:
        async with serving(Sandbox()) as api:
            settings = Settings(telegram_token=SecretStr(REAL), telegram_api=api)
            known = Settings(telegram_token=SecretStr("42:SANDBOX"), telegram_api=api)
            return await check.of_token(settings, NOW), await check.of_token(known, NOW)

    refused, accepted = asyncio.run(asked())

    assert ("token", "broken") == (refused.name, refused.word)
    assert "@BotFather" in refused.sentence
    assert "ok" == accepted.word


def test_telegram_out_of_reach_is_no_fault_of_the_token() -> None:
    """Nobody listens at this address."""
    found = of_token("http://127.0.0.1:9")

    assert ("token", "look") == (found.name, found.word)


@pytest.mark.parametrize(("skew", "word"), [(30, "ok"), (-31, "broken"), (90000, "broken")])
def test_a_clock_more_than_half_a_minute_off_is_broken(skew: int, word: str) -> None:
    """Prompts would come at the wrong time; how far off is said in seconds, a whole day too."""

    async def asked() -> Finding:
        async with _answering(NOW + timedelta(seconds=skew)) as api:
            return await check.of_token(Settings(telegram_token=SecretStr(REAL), telegram_api=api), NOW)

    found = asyncio.run(asked())

    assert word == found.word
    assert (f"{abs(skew)} s away" in found.sentence) == (word == "broken")


@asynccontextmanager
async def _answering(at: datetime) -> AsyncIterator[str]:
    """A server that knows every token and believes that it is `at`."""

    async def get_me(_request: web.Request) -> web.Response:
        return web.json_response({"ok": True, "result": {}}, headers={"Date": format_datetime(at, usegmt=True)})

    application = web.Application()
    application.router.add_post("/{rest:.*}", get_me)
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def test_what_a_person_in_need_relies_on_is_looked_at(terminal: Terminal) -> None:
    """Numbers nobody looked up, languages nobody has checked, and an open alert that nobody has taken, by name."""
    settings, database = with_real_token(terminal)
    found = looked(database, settings)
    assert "112" in found["numbers"].sentence
    assert ("look", "ok") == (found["texts"].word, found["taken"].word)
    assert "checked in: en." in found["texts"].sentence
    alert = told(database, NOW)
    database.transact(lambda db: db.change(Alert, Alert.id == alert.id, signature="withdrawal"))
    assert f"Nobody has taken {alert.ref}" in looked(database, settings)["taken"].sentence
    ireland = database.transact(lambda db: people.change_clinic(db, NOW, alert.clinic_id, {"region": "ie"}))
    assert ("ie", "ok") == (ireland.region, looked(database, settings)["numbers"].word)
    database.close()


def test_who_is_on_an_earlier_version_of_their_protocol_is_named(terminal: Terminal, tmp_path: Path) -> None:
    """Moving them is one command, which the line names; who has left does not count."""
    settings, database = with_real_token(terminal)
    clinic = database.read(people.the_clinic)
    assert clinic is not None
    database.transact(
        people.add_patient, NOW, clinic, "P-007", protocol.load("daily"), "Europe/Madrid", "en", "short_acting"
    )
    assert "ok" == looked(database, settings)["protocols"].word
    newer = (protocol.FOLDER / "daily.yaml").read_text(encoding="utf-8").replace("version: 3", "version: 4")
    (tmp_path / "daily.yaml").write_text(newer, encoding="utf-8")
    behind, _ = database.read(lambda db: list(of_protocols(db, clinic, settings.pack, tmp_path)))
    database.close()

    assert "look" == behind.word
    assert "earlier version of their protocol: P-007." in behind.sentence
    assert "evenkeel patient protocol --all" in behind.sentence


@pytest.mark.parametrize("name", protocol.names())
def test_the_shipped_protocols_and_packs_agree_about_the_ten_questions(name: str) -> None:
    """The numbers stand in the protocol, which asks, and in the pack, which calls; a difference would go unseen."""
    plan = protocol.load(name)
    assert [True, True] == [agree(plan, find_pack(pack)) for pack in ("evenkeel-1", "evenkeel-2-proposal")]
    apart = [
        branch.model_copy(update={"when": branch.when.model_copy(update={"together": together})})
        for branch in plan.rules.branches
        if branch.when.together is not None
        for together in [branch.when.together.model_copy(update={"sum": branch.when.together.sum + 1})]
    ]
    changed = plan.model_copy(update={"branches": tuple(apart)})
    assert not apart or not agree(changed, find_pack("evenkeel-1"))
