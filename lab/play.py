"""
Real people of the CTN-0030 taper live their recorded days through the real bot, on the virtual clock.

Only what the trial recorded is answered or entered; lab/participant.py says how each column is read, lab/played.py what
became of it. Nothing is filled in.
"""

import asyncio
import gc
import logging
import os
import re
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from bot import clinics
from bot.clock import random_bytes
from bot.transport import Verdict
from lab import played
from lab.data import RecordedDay, RecordedPerson, tapered
from lab.inprocess import Button, House, Lost, living, pressing
from lab.participant import Participant, told_on
from prompts import protocol
from prompts.items import ITEMS, Kind
from prompts.protocol import Protocol
from prompts.schedule import local_day
from sandbox.state import Json
from signatures.pack import load_pack
from storage import alerts, doses, events, people, resting
from storage.columns import table_of
from storage.database import Database, Db
from storage.tables import Alert, Clinic, Enrolment, Patient

PROTOCOLS = Path(__file__).parent / "protocols"
# The record counts days and knows no hours and no places: everybody lives in UTC, and day 0 is one Monday for all.
ZONE = "UTC"
DAY_0 = date(2026, 1, 5)
ENROLLED_AT, ANSWERED_AT = "08:30", "10:00"
DRUG, FORMULATION, MEDICINE = "buprenorphine", "sublingual", "buprenorphine"
SOURCE = "trial record"
SEEN = "withdrawal_grade"
EVENTS = {"opioid": "other_opioid", "sedative": "sedative", "stimulant": "stimulant"}
MOST_PRESSES = 60
SELDOM = (50_000, 20, 50)  # of gc.set_threshold
TICK = timedelta(seconds=15)
MEMORY = Path("/dev/shm")  # noqa: S108 - a database of one play, in a folder of its own, gone when it ends
ALERT_REF = re.compile(r"\bA-\d+\b")

MOST_HOUSES, FEWEST_IN_A_HOUSE = 4, 10

Progress = Callable[[str], None]


@dataclass(frozen=True)
class PlayedHouse:
    """What came of the people of one house, and whatever went wrong there."""

    each: list[dict[str, Any]]
    trouble: list[str]
    told_to_wait: int


def play(folder: Path, patients: int, progress: Progress | None = None) -> dict[str, object]:
    """
    Plays the first `patients` people with a recorded taper and returns what came of it, ready for JSON.

    Many people are shared out among houses, a process each, because one Python process uses one core; nobody's days
    depend on anybody else's. DataTrouble when the folder does not hold the data.
    """
    began = time.monotonic()
    recorded = tapered(folder, patients)
    named = [(f"T-{number:03d}", person) for number, person in enumerate(recorded, start=1)]
    count = max(1, min(MOST_HOUSES, os.cpu_count() or 1, len(named) // FEWEST_IN_A_HOUSE))
    mine, *others = _shared_out(named, count)
    if others:
        with ProcessPoolExecutor(len(others), mp_context=get_context("spawn")) as pool:
            waiting = [pool.submit(play_house, each) for each in others]
            played_out = [play_house(mine, progress or _silent), *(one.result() for one in waiting)]
    else:
        played_out = [play_house(mine, progress or _silent)]
    each = sorted((one for house in played_out for one in house.each), key=lambda one: str(one["ref"]))
    trouble = [sentence for house in played_out for sentence in house.trouble]
    return {
        **played.account(each, load_pack().label),
        "told_to_wait": sum(house.told_to_wait for house in played_out),
        "errors": len(trouble),
        "trouble": trouble[:20],
        "seconds": round(time.monotonic() - began, 1),
    }


def in_words(found: dict[str, Any]) -> str:
    """The result as a page for a person."""
    return played.in_words(found)


def _silent(line: str) -> None:
    return None


def _shared_out(named: Sequence[tuple[str, RecordedPerson]], count: int) -> list[list[tuple[str, RecordedPerson]]]:
    """The longest records first, each to the house with the fewest days so far: all are done at about the same time."""
    houses: list[list[tuple[str, RecordedPerson]]] = [[] for _ in range(count)]
    days = [0] * count
    for one in sorted(named, key=lambda each: len(each[1].days), reverse=True):
        house = days.index(min(days))
        houses[house].append(one)
        days[house] += len(one[1].days)
    return [sorted(house, key=lambda each: each[0]) for house in houses]


def play_house(named: Sequence[tuple[str, RecordedPerson]], progress: Progress = _silent) -> PlayedHouse:
    """A sandbox, a bot and a clinic of their own for these people, on one clock."""
    memory = MEMORY if MEMORY.is_dir() else None
    gc.freeze()  # what is loaded stays: looking through it for cycles again and again takes time and finds none
    gc.set_threshold(*SELDOM)
    with tempfile.TemporaryDirectory(prefix="evenkeel-play-", dir=memory) as here, _listening() as ear:
        database = _new_database(Path(here))
        try:
            found = asyncio.run(_play(database, named, progress))
        finally:
            database.close()
    return PlayedHouse(found.each, [*ear.heard, *found.trouble], ear.told_to_wait)


async def _play(database: Database, named: Sequence[tuple[str, RecordedPerson]], progress: Progress) -> PlayedHouse:
    pack = load_pack()
    start_at = datetime.fromisoformat(f"{DAY_0}T{ENROLLED_AT}").replace(tzinfo=UTC)
    async with living(database, pack, start_at, _clinic) as house:
        stage = _Stage(house, database, await database.reading(people.the_clinic))
        await stage.open(named)
        last = max(len(person.days) for _, person in named)
        for day in range(last):
            await stage.live(day)
            progress(f"day {day + 1} of {last}")
        await house.to(house.now.replace(hour=0) + timedelta(days=1, hours=5))  # the last day closes too
        await stage.tend(DAY_0 + timedelta(days=last))
        each = await database.reading(played.each_of, house.now, stage.cast, DAY_0, ZONE, pack)
        stored = await database.reading(played.stored_answers, stage.cast)
        undone = await database.reading(played.left_undone, house.now, stage.clinic.id)
        return PlayedHouse(each, [*played.differences(stage.cast, stored), *undone], 0)


class _Stage:
    """The sample clinic with everybody in it; one day after another."""

    def __init__(self, house: House, database: Database, clinic: Clinic | None) -> None:
        assert clinic is not None, "the clinic was set up before the bot started"
        self._house, self._database, self.clinic = house, database, clinic
        self._nurse = 0
        self._settled: set[int] = set()  # messages to the nurse that ask for nothing more
        self._outcomes: dict[int, str] = {}  # what she will say below a message
        self.cast: list[Participant] = []

    async def open(self, named: Sequence[tuple[str, RecordedPerson]]) -> None:
        """The nurse joins and answers a drill; then everybody is enrolled, reads, agrees."""
        write, house = self._database.write, self._house
        invited = await write(people.add_clinician, house.now, self.clinic, "Sample nurse", ["nurse"], "en")
        self._nurse = (await house.act([("add_user", {"name": "Sample nurse"})]))[0]["user_id"]
        await house.act([_writes(self._nurse, f"/start {invited.code}")])
        await house.act([pressing(self._nurse, _one(house.buttons(self._nurse), "take"))])
        plan = protocol.load("trial", PROTOCOLS)
        made = await house.act([("add_user", {"name": ref}) for ref, _ in named])
        invited_as = await asyncio.gather(*(self._invite(ref, plan) for ref, _ in named))
        arrivals = []
        for (ref, person), user, (patient_id, code) in zip(named, made, invited_as, strict=True):
            self.cast.append(Participant(person, ref, user["user_id"], patient_id))
            arrivals.append(_writes(user["user_id"], f"/start {code}"))
        await house.act(arrivals)
        for key in ("agree", "scope-yes"):
            await house.act([pressing(p.user_id, _one(house.buttons(p.user_id), key)) for p in self.cast])

    async def live(self, day: int) -> None:
        """One day of everybody whose record holds it."""
        here = [(p, record) for p in self.cast if (record := p.person.on(day)) is not None]
        on = DAY_0 + timedelta(days=day)
        await self._house.to(datetime.fromisoformat(f"{on}T{ANSWERED_AT}").replace(tzinfo=UTC))
        await asyncio.gather(*(self._ended(p) for p in self.cast if len(p.person.days) == day))
        await self._begin([p for p, record in here if told_on(record).answers])
        await asyncio.gather(*(self._enter(p, record, on) for p, record in here))
        await self._house.to(self._house.now + TICK)  # which finds what staff entered, answers or not
        await self._answer([(p, told_on(record).answers) for p, record in here], on)
        await self.tend(on)

    async def _invite(self, ref: str, plan: Protocol) -> tuple[str, str]:
        invited = await self._database.write(
            people.add_patient, self._house.now, self.clinic, ref, plan, ZONE, "en", MEDICINE
        )
        return invited.id, invited.code

    async def _enter(self, p: Participant, record: RecordedDay, on: date) -> None:
        """What staff enter: a new dose, a withdrawal grade, other use that cannot be answered."""
        write, now = self._database.write, self._house.now
        patient = await self._database.reading(_patient, p.patient_id)
        if record.dose_mg > 0:
            change = await write(doses.set_dose, now, patient, record.dose_mg, on, DRUG, FORMULATION, SOURCE)
            p.entered["dose_changes"] += change is not None
        if record.withdrawal is not None:
            await write(doses.observe, now, patient, on, SEEN, None, record.withdrawal, SOURCE)
            p.entered["withdrawal_grades"] += 1
        for kind in told_on(record).use_by_staff:
            await write(events.happened, now, patient, EVENTS[kind], on, "clinic")
            p.entered["other_use_events"] += 1

    async def _begin(self, those: Sequence[Participant]) -> None:
        """Everybody with something to answer opens their check-in."""
        await self._house.act([self._press(p, "start") for p in those])

    def _press(self, p: Participant, key: str) -> tuple[str, Json]:
        p.presses += 1
        return pressing(p.user_id, _one(self._house.buttons(p.user_id, p.seen), key))

    async def _ended(self, p: Participant) -> None:
        await self._database.write(_ended, self._house.now, p.patient_id)

    async def _answer(self, wanted: Sequence[tuple[Participant, dict[str, tuple[str, ...]]]], on: date) -> None:
        """Everybody presses side by side, one button each at a time, until the recorded answers are given."""
        waiting = [(p, _keys(answers)) for p, answers in wanted if answers]
        for p, answers in wanted:
            p.told += [(on, item, choices) for item, choices in answers.items()]
        while waiting:
            await self._house.act([self._press(p, keys.pop(0)) for p, keys in waiting])
            waiting = [(p, keys) for p, keys in waiting if keys]
        for p, _ in wanted:
            p.seen = self._house.newest(p.user_id)

    async def tend(self, on: date) -> None:
        """Once a day the nurse takes every alert and closes it with what is known, and does every task."""
        for _ in range(MOST_PRESSES):
            doings = []
            for message_id, shown in self._house.by_message(self._nurse, self._settled).items():
                button = await self._next(message_id, shown)
                if button is None:
                    self._settled.add(message_id)
                else:
                    doings.append(pressing(self._nurse, button))
            if not doings:
                return
            await self._house.act(doings)
        raise Lost(f"On day {(on - DAY_0).days} the nurse's alerts and tasks do not come to an end.")

    async def _next(self, message_id: int, shown: Sequence[Button]) -> Button | None:
        """The button to press below a message: take it, say what was found, or done; None when there is none left."""
        by_key = {button.key: button for button in shown}
        for key in ("done", "take", "outcome"):
            if key in by_key:
                if key == "outcome":
                    self._outcomes[message_id] = await self._outcome(self._house.text(self._nurse, message_id))
                return by_key[key]
        wanted = self._outcomes.get(message_id, "")
        # the last part of an outcome's key says what was on show
        said = {key.rpartition("=")[0]: button for key, button in by_key.items() if key.startswith("o=")}
        return next((button for key, button in said.items() if f"{wanted}=".startswith(f"{key}=")), None)

    async def _outcome(self, text: str) -> str:
        """True where staff recorded withdrawal on the very day of a withdrawal alert, else unclear: nobody knows."""
        found = ALERT_REF.search(text)
        if found is None:
            raise Lost("An alert does not say which one it is.")
        alert = await self._database.reading(_alert, self.clinic.id, found[0])
        p = next(p for p in self.cast if p.patient_id == alert.patient_id)
        record = p.person.on((local_day(alert.raised_at, ZONE) - DAY_0).days)
        is_seen = alert.signature == "withdrawal" and record is not None and bool(record.withdrawal)
        return "o=true=withdrawal=other" if is_seen else "o=unclear=other=other"


def _clinic(db: Db, now: datetime) -> Clinic:
    clinic = clinics.ensure(
        db,
        now,
        name="Sample clinic",
        region="generic",
        zone=ZONE,
        language="en",
        alert_detail="full",
        no_retaliation=True,
    )
    return clinics.to_try(db, now, clinic)


def _new_database(folder: Path) -> Database:
    url = f"sqlite:///{folder / 'evenkeel.db'}"
    database = Database(url, key=random_bytes(32), patient_keys=folder / "patients.keys", random_bytes=random_bytes)
    database.migrate()
    return database


def _patient(db: Db, id_: str) -> Patient:
    return db.get(Patient, id_)


def _ended(db: Db, now: datetime, patient_id: str) -> None:
    """
    A person's record has ended: nothing is asked any more, and no day closes.

    The farewell that Evenkeel owes somebody who leaves is not played: nobody here left, only the record ends.
    """
    resting.stop_questions(db, now, patient_id, "discharged")
    enrolments, patients = table_of(Enrolment), table_of(Patient)
    db.change(Enrolment, enrolments.c.patient_id == patient_id, ended_at=now, next_due_at=None)
    db.change(Patient, patients.c.id == patient_id, state="discharged", day_close_at=None)


def _alert(db: Db, clinic: str, ref: str) -> Alert:
    return next(alert for alert in reversed(alerts.of_clinic(db, clinic)) if alert.ref == ref)


def _keys(answers: Mapping[str, Sequence[str]]) -> list[str]:
    """The buttons that give these answers, in the order the check-in asks."""
    keys: list[str] = []
    for item, choices in answers.items():
        if ITEMS[item].kind is Kind.ticks:
            keys += [*(f"{item}+{choice}" for choice in choices), f"{item}=done"]
        else:
            keys.append(f"{item}={choices[0]}")
    return keys


def _one(shown: Sequence[Button], key: str) -> Button:
    """The newest button with this key."""
    for button in reversed(shown):
        if button.key == key:
            return button
    raise Lost(f"There is no button {key!r} where there should be one.")


def _writes(user_id: int, text: str) -> tuple[str, Json]:
    return "send", {"user_id": user_id, "text": text}


class _Ear(logging.Handler):
    """Hears what the bot warns of. Telegram's "too many requests" is no trouble: the bot waits and sends again."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []
        self.told_to_wait = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps one warning."""
        told = [str(word) for name in ("reason", "error") if (word := getattr(record, name, None)) is not None]
        if told == [Verdict.flooded.value]:
            self.told_to_wait += 1
        else:
            self.heard.append(": ".join((record.getMessage(), *told)))


@contextmanager
def _listening() -> Iterator[_Ear]:
    """Hears the bot while the block runs."""
    ear, log = _Ear(), logging.getLogger("evenkeel")
    log.addHandler(ear)
    try:
        yield ear
    finally:
        log.removeHandler(ear)
