"""
The loss test: the real process killed with kill -9 while it works.

The bot runs on the machine's clock, as it does against Telegram: its parts fetch, handle, review and send at the same
time, woken by each other's commits, so a kill falls between any two of them. On the sandbox's clock it would do one
after the other.
"""

import asyncio
import signal
import sys
from asyncio.subprocess import Process
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.clock import SystemClock, random_bytes
from prompts.items import How
from sandbox.server import Sandbox, serving
from sandbox.state import Limits
from sandbox.view import chat_view
from signatures.pack import load_pack
from storage import alerts, audit, checkins
from storage.columns import table_of
from storage.database import Db
from storage.tables import Inbox, Notice, Outbox, Response
from tests import databases
from tests.loss.clinic_at_work import TOKEN, Morning, Somebody, stored, waiting

KILLS = 5
ANSWERS = {"sqlite": 1000, "postgresql": 250}  # a fifth of them typed, the others pressed
EACH = 6  # answers of somebody who presses their way through
WITHOUT = 6  # of them, those whose medicine ran out: an alert each
SILENT = 40  # people whose prompt is still to be sent
NO_LIMITS = Limits(chat_burst=10**6, overall_per_second=10**6)  # the sandbox's clock stands still meanwhile
ORDINARY = {"pain": 7, "mood": 4, "sleep": 5, "craving": 3, "body": "none", "dose": "as_planned"}
PATIENCE_S = 120
LEASES_END_S = 61
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.long)])
def test_five_kills_lose_no_answer_double_no_prompt_and_hold_back_no_alert(kind: str, tmp_path: Path) -> None:
    """
    A thousand answers wait and withdrawal alerts are under way; the process
    is killed five times: every answer is stored once, nobody is asked twice,
    each alert reaches the nurse, nothing is left over, the audit is whole.
    """
    url = databases.fresh(kind, tmp_path)
    asyncio.run(_killed_five_times(url, tmp_path, ANSWERS[kind]))
    databases.dropped(url)


async def _killed_five_times(url: str, folder: Path, answers: int) -> None:
    now, pack = SystemClock().now(), load_pack()
    sandbox = Sandbox(start_at=now, limits=NO_LIMITS)
    database = databases.open_database(url, folder / "patients.keys")
    morning = Morning(database, sandbox, pack, now)
    nurse = morning.staff("Nurse M.", "nurse")
    pressing_count = answers * 4 // 5 // EACH
    typing_count = answers - pressing_count * EACH
    shown = morning.shows_checkins(morning.patients(typing_count + pressing_count, asked_at=morning.before))
    typing, pressing = shown[:typing_count], shown[typing_count:]
    silent = morning.patients(SILENT, asked_at=now)
    morning.begins(typing)
    _everybody_answers(morning, typing, pressing)

    async with serving(sandbox) as api:
        process_of = partial(_process, url, folder, api, morning.clinic.id)
        for number, threshold in enumerate(_at_random_moments(answers)):
            async with process_of(number) as process:
                await _until(lambda enough=threshold: database.read(stored) >= enough)
                await asyncio.sleep(random_bytes(1)[0] / 5000)  # up to 50 ms later, wherever that is
                process.send_signal(signal.SIGKILL)
                await process.wait()
            assert 0 < sum(database.read(waiting, morning.bot.id).values()), "killed when all was done"
        async with process_of(KILLS):
            await _until(lambda: _is_all_done(morning))

    database.read(_every_answer_once, answers, typing, pressing)
    database.read(_nothing_left, morning.bot.id, len(typing) + len(pressing) * (1 + EACH))
    _nobody_asked_twice(morning, silent, typing, pressing)
    database.read(_nurse_has_every_alert, morning, nurse, {one.id for one in pressing[:WITHOUT]})
    assert database.read(audit.broken_at, morning.clinic.id) is None
    database.close()


def _answers_of(number: int) -> dict[str, Any]:
    return {**ORDINARY, "dose": "ran_out"} if number < WITHOUT else ORDINARY


def _everybody_answers(morning: Morning, typing: list[Somebody], pressing: list[Somebody]) -> None:
    for one in typing:
        morning.writes(one, "6")
    for number, one in enumerate(pressing):
        morning.presses(one, "start")
        for item, value in _answers_of(number).items():
            morning.presses(one, f"{item}={value}")


def _at_random_moments(answers: int) -> list[int]:
    """After how many stored answers each kill comes: one in each fifth of the first nine tenths."""
    part = answers * 9 // 10 // KILLS
    return [number * part + 1 + random_bytes(1)[0] * (part - 2) // 255 for number in range(KILLS)]


@asynccontextmanager
async def _process(url: str, folder: Path, api: str, clinic_id: str, number: int) -> AsyncIterator[Process]:
    # with SQLite the new process takes over at once; with PostgreSQL it stands by until the leases have ended
    ahead_s = 0 if url.startswith("sqlite") else number * LEASES_END_S
    keys = str(folder / "patients.keys")
    arguments = ("-m", "tests.loss.bot_process", url, keys, api, TOKEN, clinic_id, str(ahead_s))
    with (folder / "process.log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable, *arguments, cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=log
        )
    try:
        assert process.stdout is not None
        said = await process.stdout.readline()
        assert b"ready\n" == said, (folder / "process.log").read_text()[-2000:]
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def _until(is_so: Callable[[], bool]) -> None:
    ends = asyncio.get_running_loop().time() + PATIENCE_S
    while not await asyncio.to_thread(is_so):
        assert asyncio.get_running_loop().time() < ends, "the process does not get there"
        await asyncio.sleep(0.05)


def _is_all_done(morning: Morning) -> bool:
    is_fetched = morning.sandbox.telegram.waiting_count() == 0
    return is_fetched and not any(morning.database.read(waiting, morning.bot.id).values())


def _every_answer_once(db: Db, answers: int, typing: list[Somebody], pressing: list[Somebody]) -> None:
    rows = db.all(Response)
    expected = Counter((one.checkin_id, "pain", 6) for one in typing)
    for number, one in enumerate(pressing):
        for item, value in _answers_of(number).items():
            expected[one.checkin_id, item, value] += 1
    assert answers == expected.total()
    found = Counter(
        (row.checkin_id, row.item, row.score if row.score is not None else (row.choices or ["none"])[0]) for row in rows
    )
    assert expected == found
    assert {How.answered} == {row.how for row in rows}
    assert {0} == {row.revision for row in rows}


def _nothing_left(db: Db, bot_id: str, updates: int) -> None:
    assert {"updates": 0, "messages": 0, "reviews": 0} == waiting(db, bot_id)
    inbox_rows = db.all(Inbox, order=table_of(Inbox).c.seq)
    assert updates == len(inbox_rows)
    assert {"done"} == {row.state for row in inbox_rows}
    assert {None} == {row.body for row in inbox_rows}
    # only what is sent at most once may end with nobody knowing whether it arrived
    assert {"at_most_once"} >= {row.delivery for row in db.all(Outbox) if row.state not in ("accepted", "stale")}


def _nobody_asked_twice(
    morning: Morning, silent: list[Somebody], typing: list[Somebody], pressing: list[Somebody]
) -> None:
    read = morning.database.read
    for one in silent:
        (row,) = read(lambda db, id_=one.checkin_id: db.all(Outbox, table_of(Outbox).c.key == f"prompt:{id_}"))
        # a kill between the request and its mark leaves "unknown": the prompt may stand there, and is never repeated
        assert len(_messages(morning, one)) in ({1} if row.state == "accepted" else {0, 1})
        assert row.state in ("accepted", "unknown")
    for one in typing:
        # a typed answer brings the check-in below it: the message of before is gone, and one stands in its place
        standing = [
            m for m in _messages(morning, one) if any("=" in (k["data"] or "") for row in m["buttons"] for k in row)
        ]
        assert read(checkins.get, one.checkin_id).message_id in [message["message_id"] for message in standing]
        assert 1 <= len(standing) <= 2, "a kill between sending and its mark may leave one more copy"
    for one in pressing:
        checkin = [message for message in _messages(morning, one) if message["message_id"] == one.message_id]
        others = [message for message in _messages(morning, one) if message["message_id"] != one.message_id]
        assert [True] == [message["edited"] for message in checkin]
        assert not any("=" in (key["data"] or "") for message in others for row in message["buttons"] for key in row)
    assert {"open"} == {read(checkins.get, one.checkin_id).state for one in typing}
    # six of seven are answered: the item of the weekday stays open
    assert {"open"} == {read(checkins.get, one.checkin_id).state for one in pressing}


def _nurse_has_every_alert(db: Db, morning: Morning, nurse: Somebody, patients: set[str]) -> None:
    raised = [alert for alert in alerts.of_clinic(db, morning.clinic.id) if alert.signature != "drill"]
    assert patients == {alert.patient_id for alert in raised}
    assert [("withdrawal", "soon", "raised")] * WITHOUT == [(a.signature, a.tier, a.state) for a in raised]
    texts = [message["text"] for message in _messages(morning, nurse)]
    for alert in raised:
        (notice,) = db.all(Notice, table_of(Notice).c.alert_id == alert.id)
        assert "accepted" == notice.state
        assert 1 <= sum(alert.ref in text for text in texts) <= 3


def _messages(morning: Morning, one: Somebody) -> list[dict[str, Any]]:
    world = morning.sandbox.telegram.world
    messages: list[dict[str, Any]] = chat_view(world, world.chats[one.user_id])["messages"]
    return [message for message in messages if message["from_bot"]]
