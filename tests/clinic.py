"""
The harness of the stories: the real bot, a real database, the sandbox as Telegram, and a clock that moves on demand.

People and devices are its vocabulary. A message that no test step looked at fails the story.
"""

import asyncio
import re
from collections.abc import Coroutine, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import httpx
from telegram.request import HTTPXRequest

from bot import clinics, tick
from bot.app import Evenkeel
from bot.clock import SetClock
from careteam import digests, watch
from lab.inprocess import StageSteps
from prompts.protocol import Protocol, load
from prompts.schedule import local_day
from sandbox.server import Sandbox
from sandbox.view import chat_view
from signatures.pack import load_pack
from storage import addresses, alerts, asking, audit, checkins, doses, notes, notices, people
from storage.columns import table_of
from storage.database import Database, Db
from storage.tables import Alert, Button, CheckIn, Inbox, Outbox, Patient, Response, Task
from storage.tables import Clinic as ClinicRow
from tests import transcripts
from tests.databases import open_database

T = TypeVar("T")
_INBOX = table_of(Inbox)
START = datetime.fromisoformat("2026-03-02T07:00:00+01:00")
TOKEN = "1234567890:SANDBOX-tests"
API = "http://127.0.0.1"
USUAL = {
    "pain": 5,
    "mood": 5,
    "sleep": 6,
    "craving": 2,
    "body": [],
    "dose": "as_planned",
    "anx": 3,
    "enjoy": 6,
    "stress": 3,
    "activity": 6,
    "other_use": [],  # the day's rotating item is one of these
}
BAD_MORNING = {
    "pain": 8,
    "mood": 2,
    "sleep": 3,
    "craving": 5,
    "body": ["sweats", "restless", "cramps"],
    "bother": 5,
    "dose": "as_planned",
}


class Clinic:
    """A sample clinic with a nurse and a lead who have answered their drills."""

    def __init__(self, url: str, folder: Path, start_at: datetime = START, *, staffed: bool = True) -> None:
        self.url, self.folder = url, folder
        self._runner = asyncio.Runner()
        self.sandbox = self._run(self._new_sandbox(start_at))
        self.pack = load_pack()
        self.database: Database
        self._start()
        self.people: list[Person] = []
        self._purposes: dict[str, str | None] = {}
        self.dead_updates = 0  # how many updates the story expects to be set aside
        self.refused_messages = 0  # how many messages the story expects Telegram to refuse
        if staffed:
            self.nurse = self.joins("Nurse M.", "nurse")
            self.lead = self.joins("Dr R.", "lead")

    # -- life of the process

    async def _new_sandbox(self, start_at: datetime) -> Sandbox:
        return Sandbox(start_at=start_at, settle_limit_s=30, journal=self.folder / "sandbox.journal")

    def _start(self, *, is_after_outage: bool = False) -> None:
        self.database = open_database(self.url, self.folder / "patients.keys")
        self.clock = SetClock(self.sandbox.stage.now.astimezone(UTC))
        self.clinic = self.database.transact(clinics.sample, self.clock.now())
        self.overviews(goes_out=False)  # most stories last for days, and each morning's message would have to be read
        transport = httpx.ASGITransport(app=self.sandbox)
        request = HTTPXRequest(httpx_kwargs={"transport": transport})
        self.bot = Evenkeel(
            self.database,
            self.clock,
            request,
            token=TOKEN,
            api=API,
            clinic_id=self.clinic.id,
            pack=self.pack,
            owner="tests",
            public_url=f"{API}/app",
        )
        self._follower = self._run(self._begin(is_after_outage))

    async def _begin(self, is_after_outage: bool) -> "asyncio.Task[None]":
        await self.bot.start()
        if is_after_outage:  # as on a real clock: a first tick, then what waits is fetched
            await tick.tick(self.database, self.clock, self.bot.bot_id, is_jump=False)
            await self.bot.catch_up()
        return asyncio.get_running_loop().create_task(self.bot.follow(StageSteps(self.sandbox.stage), self.clock))

    def restarts(self) -> None:
        """The process ends at once and another begins, with the same database and the same Telegram."""
        self._run(self._halt())
        self.database.close()
        self._start()
        self.settles()

    async def _halt(self) -> None:
        self._follower.cancel()
        await asyncio.gather(self._follower, return_exceptions=True)
        await self.bot.stop()

    def away(self, *meanwhile: tuple[str, dict[str, Any]], **length: float) -> None:
        """
        The process is down for so long, Telegram goes on; then another begins, as it does on a real clock. What people
        do `meanwhile` they do at the very beginning.
        """
        self._run(self._halt())
        self.database.close()
        self.sandbox.stage.expects_bot = False

        async def pass_by() -> None:
            for action, args in meanwhile:
                self.sandbox.stage.act(action, args, timedelta())
            self.sandbox.stage.act("set_faults", {}, timedelta(**length))

        self._run(pass_by())
        self.begins_again()

    def begins_again(self) -> None:
        """A new process, which fetches what waits and then sees how long nobody was there."""
        self._start(is_after_outage=True)
        self.passes(seconds=5)  # what it has to say goes out at its pace

    def closes(self, *, in_order: bool = True) -> None:
        """
        Ends everything. All must be in order: no message of the bot that no step looked at (check-ins and edits
        are expected), nothing set aside or refused but what the story said, every open alert and task with a
        next step to come, an unbroken audit, and a review that finds nothing left to do.
        """
        try:
            if in_order:
                self.settles()
                self._is_in_order()
        finally:
            self._run(self._halt())
            self.database.close()
            self.sandbox.close()
            self._run(asyncio.sleep(0))
            self._runner.close()

    def _is_in_order(self) -> None:
        unseen = {person.name: texts for person in self.people if (texts := person.unseen())}
        assert {} == unseen, "messages that no step of the story looked at"
        inbox = self.database.read(lambda db: [(row.state, row.trouble) for row in db.all(Inbox, order=_INBOX.c.seq)])
        assert self.dead_updates == sum(state == "dead" for state, _ in inbox), inbox
        assert {"done", "dead"} >= {state for state, _ in inbox}
        outbox = self.database.read(lambda db: db.all(Outbox))
        refused = [(row.template, row.action, row.reason) for row in outbox if row.state == "refused"]
        assert self.refused_messages == len(refused), refused
        assert [] == [row.template for row in outbox if row.state == "sending"]
        assert [] == [row.template for row in outbox if row.state == "ready" and row.due_at <= self.now]
        assert all(row.copies <= 3 for row in outbox)
        assert self.database.read(audit.broken_at, self.clinic.id) is None
        standing: list[Alert | Task] = [*self.database.read(alerts.of_clinic, self.clinic.id), *self.tasks()]
        for row in standing:
            if row.state not in ("closed", "done"):
                assert row.next_step_at is not None
                assert self.now < row.next_step_at
        for patient in self.database.read(people.patients, self.clinic.id):
            assert patient.review_seq == patient.reviewed_seq
            assert watch.Reviewed(0, 0) == self.database.transact(watch.review, self.now, patient.id, self.pack)
        assert len(outbox) == len(self.database.read(lambda db: db.all(Outbox))), "a second review said something"

    def _run(self, what: Coroutine[Any, Any, T]) -> T:
        return self._runner.run(what)

    # -- time

    @property
    def now(self) -> datetime:
        """The virtual instant."""
        return self.sandbox.stage.now.astimezone(UTC)

    def passes(self, **length: float) -> None:
        """Lets this much time pass, doing everything that falls due on the way."""
        self.to(self.now + timedelta(**length))

    def ticks(self) -> None:
        """The metronome beats once, as every 15 seconds on a real clock, and what it causes happens."""
        self._run(tick.tick(self.database, self.clock, self.bot.bot_id, is_jump=True))
        self.passes(seconds=1)

    def until(self, wall: str, zone: str = clinics.SAMPLE_ZONE) -> None:
        """Moves to the next time the clock on the wall shows `wall`."""
        here = self.now.astimezone(ZoneInfo(zone))
        hour, minute = map(int, wall.split(":"))
        target = here.replace(hour=hour, minute=minute, second=0, microsecond=0)
        if target <= here:
            target = (here + timedelta(days=1)).replace(hour=hour, minute=minute, second=0, microsecond=0)
        self.to(target)

    def to(self, at: datetime) -> None:
        """Moves to an instant."""
        self._run(self.sandbox.stage.run_to(at))

    def settles(self) -> None:
        """Waits until bot and sandbox are at rest."""
        self._run(self._rest())

    async def _rest(self) -> None:
        if not await self.sandbox.stage.until(self.sandbox.stage.is_idle, 30):
            failed = self._follower.done() and self._follower.exception()
            raise AssertionError("the bot does not come to rest") from (failed or None)

    def acts(self, action: str, **args: Any) -> Any:
        """Somebody does something in Telegram, and everything it causes happens."""

        async def act() -> Any:
            result = self.sandbox.stage.act(action, args)
            await self._rest()
            return result

        return self._run(act())

    # -- people

    def _phone(self, name: str, language: str) -> int:
        return int(self.acts("add_user", name=name, language_code=language)["user_id"])

    def newcomer(self, name: str, language: str = "en") -> "Person":
        """Somebody with Telegram whom the clinic does not know."""
        person = Person(self, name, self._phone(name, language))
        self.people.append(person)
        return person

    def hires(self, name: str, role: str) -> "Staff":
        """Somebody who is to be of the care team; `code` opens their link."""
        invited = self.database.transact(people.add_clinician, self.now, self.clinic, name, [role], "en")
        staff = Staff(self, name, self._phone(name, "en"), invited.id, invited.code)
        self.people.append(staff)
        return staff

    def joins(self, name: str, role: str) -> "Staff":
        """A member of the care team who has joined and answered their drill."""
        staff = self.hires(name, role)
        staff.writes(f"/start {staff.code}")
        staff.presses("I have this")
        staff.reads()
        return staff

    def invites(
        self,
        name: str,
        protocol: str | Protocol = "daily",
        zone: str = clinics.SAMPLE_ZONE,
        language: str = "en",
        ref: str = "P-014",
    ) -> "Ana":
        """A patient who is enrolled under a reference and has not opened the link yet; `code` stands in it."""
        plan = protocol if isinstance(protocol, Protocol) else load(protocol)
        invited = self.database.transact(
            people.add_patient, self.now, self.clinic, ref, plan, zone, language, "short_acting"
        )
        ana = Ana(self, name, self._phone(name, language), invited.id, zone, invited.code)
        self.people.append(ana)
        return ana

    def enrol(
        self,
        name: str,
        protocol: str | Protocol = "daily",
        zone: str = clinics.SAMPLE_ZONE,
        language: str = "en",
        ref: str = "P-014",
        unmet_need: bool = True,
    ) -> "Ana":
        """A patient who has opened the link, read, and agreed; their first check-in is on show."""
        ana = self.invites(name, protocol, zone, language, ref)
        ana.writes(f"/start {ana.code}")
        ana.presses_key("agree")
        ana.presses_key("scope-yes" if unmet_need else "scope-no")
        ana.reads()
        return ana

    def dose_set(self, ana: "Ana", mg: float, on: Any = None) -> None:
        """Staff record a daily dose, from today on unless another day is given."""
        patient = self.database.read(people.patient_by_ref, self.clinic.id, ana.ref)
        day = on or local_day(self.now, ana.zone)
        self.database.transact(doses.set_dose, self.now, patient, mg, day, "oxycodone", "short_acting", "staff")
        self.passes(seconds=1)

    def dose_lowered(self, ana: "Ana", mg_before: float = 40, mg_after: float = 36) -> None:
        """A recorded step down: the dose before, and the new one from today."""
        day = local_day(self.now, ana.zone)
        if self.database.read(doses.current_mg, ana.patient_id, day) is None:
            self.dose_set(ana, mg_before, day - timedelta(days=60))
        self.dose_set(ana, mg_after, day)

    def observes(self, ana: "Ana", cows: int) -> None:
        """A clinician enters COWS points, seen today."""
        patient = self.database.read(people.patient_by_ref, self.clinic.id, ana.ref)
        day = local_day(self.now, ana.zone)
        self.database.transact(doses.observe, self.now, patient, day, "cows", cows, None, "staff")
        self.passes(seconds=1)
        self.passes(seconds=1)  # the bot notices in the first second, and speaks at its pace in the second

    def overviews(self, *, goes_out: bool = True) -> None:
        """Whether each clinician gets the morning's overview."""
        at = digests.next_at(self.clinic, self.now) if goes_out else None
        self.database.transact(
            lambda db: db.change(ClinicRow, table_of(ClinicRow).c.id == self.clinic.id, digest_due_at=at)
        )

    def ladder(self, tier: str, **data: int) -> None:
        """Changes the clinic's ladder for a tier: every_min, ack_min."""
        ladders = {**self.clinic.ladders, tier: {**self.clinic.ladders[tier], **data}}
        self.database.transact(
            lambda db: db.change(ClinicRow, table_of(ClinicRow).c.id == self.clinic.id, ladders=ladders)
        )

    def faults(self, **kinds: Any) -> None:
        """Arms what can go wrong between bot and Telegram (sandbox/faults.py)."""
        self.acts("set_faults", **kinds)

    def at_once(self, *actions: tuple[str, dict[str, Any]]) -> None:
        """Several things happen in Telegram before the bot looks."""

        async def act() -> None:
            for action, args in actions:
                self.sandbox.stage.act(action, args, timedelta())
            await self._rest()

        self._run(act())

    def tasks(self) -> list[Task]:
        """Every task of the clinic."""
        return self.database.read(lambda db: db.all(Task))

    def stored(self, ana: "Ana") -> list[Response]:
        """Every response of a patient, in the order they were recorded."""
        return self.database.read(checkins.responses, ana.patient_id)

    def checkins(self, ana: "Ana") -> list[CheckIn]:
        """Every daily check-in of a patient."""
        return [row for row in self.asked(ana) if row.kind == "daily"]

    def asked(self, ana: "Ana") -> list[CheckIn]:
        """Every check-in of a patient, of every kind."""
        return self.database.read(checkins.of, ana.patient_id)

    def purpose(self, token: str) -> str | None:
        """What the buttons with this token are about."""
        if token not in self._purposes:
            of_token = table_of(Button).c.token == token
            found = self.database.read(lambda db: db.first(Button, of_token))
            self._purposes[token] = None if found is None else found.purpose
        return self._purposes[token]

    def transcript(self, name: str, person: "Person | None" = None, since: datetime | None = None) -> None:
        """Compares the chat of the first patient, or of another person, with the golden transcript of this name."""
        who = person or next(ana for ana in self.people if isinstance(ana, Ana))
        zone = who.zone if isinstance(who, Ana) else clinics.SAMPLE_ZONE
        title = name.replace("_", " ").capitalize()
        journal = self.folder / "sandbox.journal"
        transcripts.compare(name, transcripts.written(title, journal, who.user_id, zone, since))

    def alerts(self) -> list[Alert]:
        """Every alert of the clinic but drills."""
        found = self.database.read(alerts.of_clinic, self.clinic.id)
        return [alert for alert in found if alert.signature != "drill"]


class Person:
    """Somebody with a phone."""

    def __init__(self, clinic: Clinic, name: str, user_id: int, code: str = "") -> None:
        self.clinic, self.name, self.user_id, self.code = clinic, name, user_id, code
        self._read: set[int] = set()

    def chat(self) -> list[dict[str, Any]]:
        """The messages in this person's chat with the bot, oldest first."""
        world = self.clinic.sandbox.telegram.world
        messages: list[dict[str, Any]] = chat_view(world, world.chats[self.user_id])["messages"]
        return messages

    def from_bot(self) -> list[dict[str, Any]]:
        """What the bot wrote."""
        return [message for message in self.chat() if message["from_bot"]]

    @property
    def last(self) -> dict[str, Any]:
        """The newest message of the bot."""
        self._read.add(self.from_bot()[-1]["message_id"])
        return self.from_bot()[-1]

    @property
    def text(self) -> str:
        """What the newest message of the bot says."""
        return str(self.last["text"])

    def message(self, message_id: int) -> dict[str, Any]:
        """One message as it stands now."""
        self._read.add(message_id)
        return next(message for message in self.chat() if message["message_id"] == message_id)

    def labels(self) -> list[str]:
        """The buttons below the newest message of the bot."""
        return [button["text"] for row in self.last["buttons"] for button in row]

    def data(self, label: str, message: dict[str, Any] | None = None) -> str:
        """What the button with this label holds, in the newest message or another."""
        shown = message or self.last
        return next(str(b["data"]) for row in shown["buttons"] for b in row if b["text"].startswith(label))

    def unseen(self) -> list[str]:
        """What the bot wrote and no step of the story looked at; check-ins are expected."""
        new = [message for message in self.from_bot() if message["message_id"] not in self._read]
        return [message["text"] for message in new if not self.is_check_in(message)]

    def is_check_in(self, message: dict[str, Any]) -> bool:
        """Whether a message is a check-in, by what its buttons are about."""
        tokens = {(button["data"] or "").partition(":")[0] for row in message["buttons"] for button in row}
        return any(self.clinic.purpose(token) == asking.BUTTONS for token in tokens)

    def reads(self) -> list[str]:
        """The texts of the bot that this person had not looked at."""
        new = [message for message in self.from_bot() if message["message_id"] not in self._read]
        self._read |= {message["message_id"] for message in new}
        return [message["text"] for message in new]

    def writes(self, text: str, **more: Any) -> int:
        """Sends a message; returns its number in the chat."""
        return int(self.clinic.acts("send", user_id=self.user_id, text=text, **more)["message_id"])

    def edits(self, message_id: int, text: str) -> None:
        """Changes a message of their own."""
        self.clinic.acts("edit", user_id=self.user_id, message_id=message_id, text=text)

    def blocks(self, blocked: bool = True) -> None:
        """Blocks the bot, or lets it back in."""
        self.clinic.acts("block", user_id=self.user_id, blocked=blocked)

    def presses(self, label: str, message: dict[str, Any] | None = None) -> None:
        """Presses the button whose label begins so, in the newest message that has one."""
        self._press(lambda button: button["text"].removeprefix("✓ ").startswith(label), label, message)

    def presses_key(self, key: str, message: dict[str, Any] | None = None) -> None:
        """Presses the button with this key, in the newest message that has one."""
        self._press(lambda button: (button["data"] or "").partition(":")[2] == key, key, message)

    def presses_data(self, data: str, message_id: int) -> None:
        """Presses whatever a forged or old button holds."""
        self.clinic.acts("press", user_id=self.user_id, chat_id=self.user_id, message_id=message_id, data=data)

    def _press(self, fits: Any, what: str, message: dict[str, Any] | None) -> None:
        for candidate in [message] if message is not None else reversed(self.from_bot()):
            for button in (button for row in candidate["buttons"] for button in row):
                if fits(button):
                    self._read.add(candidate["message_id"])
                    self.presses_data(button["data"], candidate["message_id"])
                    return
        shown = "\n---\n".join(m["text"] for m in self.from_bot()[-3:])
        raise AssertionError(f"{self.name} sees no button {what!r}. On show:\n{shown}")

    @property
    def toast(self) -> str | None:
        """What the last answered press brought back, over the chat."""
        world = self.clinic.sandbox.telegram.world
        found: dict[str, Any] | None = chat_view(world, world.chats[self.user_id])["alert"]
        return None if found is None else str(found["text"])


class Staff(Person):
    """A member of the care team."""

    def __init__(self, clinic: Clinic, name: str, user_id: int, clinician_id: str, code: str) -> None:
        super().__init__(clinic, name, user_id, code)
        self.clinician_id = clinician_id

    def open_alerts(self) -> list[str]:
        """The signatures of open alerts that this person has in their chat."""
        self.reads()
        return [alert.signature for alert in self.clinic.alerts() if alert.state != "closed" and self._has(alert)]

    def gives_outcome(self, verdict: str, cause: str, action: str) -> None:
        """Says what was found, in three presses."""
        for label in (verdict, cause, action):
            self.presses(label)

    def _has(self, alert: Alert) -> bool:
        here = {message["message_id"] for message in self.from_bot()}
        told = self.clinic.database.read(notices.of, alert)
        return any(n.clinician_id == self.clinician_id and n.message_id in here for n in told)


class Ana(Person):
    """A patient."""

    def __init__(self, clinic: Clinic, name: str, user_id: int, patient_id: str, zone: str, code: str) -> None:
        super().__init__(clinic, name, user_id, code)
        self.patient_id, self.zone = patient_id, zone
        self.ref = clinic.database.read(lambda db: db.get(Patient, patient_id).ref)

    def begins(self) -> None:
        """Opens the daily check-in on show."""
        self.presses_key("start", self.check_in)

    def answers(self, **values: Any) -> int:
        """
        Answers the check-in on show, item by item; items not named are skipped. Opens it first if needed.
        Returns the number of presses it took.
        """
        presses = 0
        body = values.get("body")
        if isinstance(body, str):
            values["body"] = [body]
        for _ in range(40):
            item = self.item_on_show()
            if item is None:
                if any(key == "start" for key in self._keys()) and presses == 0:
                    self.begins()
                    presses += 1
                    continue
                return presses
            presses += self._answer(item, values)
        raise AssertionError("the check-in does not end")

    def _answer(self, item: str, values: dict[str, Any]) -> int:
        if item == "bother" and "bother" not in values and values.get("body"):
            values = {**values, "bother": 4}
        if item not in values:
            self._presses_there(f"{item}=skip")
            return 1
        value = values[item]
        if isinstance(value, list | tuple):
            for tick in value:
                self._presses_there(f"{item}+{tick}")
            self._presses_there(f"{item}=done" if value else f"{item}=none")
            return len(value) + 1
        self._presses_there(f"{item}={value}")
        return 1

    def _presses_there(self, key: str) -> None:
        self.presses_key(key, self.check_in)

    def item_on_show(self) -> str | None:
        """The item that the newest check-in asks."""
        for key in self._keys():
            found = re.fullmatch(r"([a-z_]+)=skip", key)
            if found:
                return found[1]
        return None

    @property
    def check_in(self) -> dict[str, Any]:
        """The message of the newest daily check-in."""
        return next(self._check_ins())

    @property
    def asks_more(self) -> dict[str, Any]:
        """The message of the newest check-in of another kind."""
        others = self._beside()
        return next(message for message in reversed(self.from_bot()) if message["message_id"] in others)

    def _keys(self) -> list[str]:
        return next((keys_of(message) for message in self._check_ins()), [])

    def _check_ins(self) -> Iterator[dict[str, Any]]:
        others = self._beside()
        return (m for m in reversed(self.from_bot()) if self.is_check_in(m) and m["message_id"] not in others)

    def _beside(self) -> set[int | None]:
        """The messages of what is asked beside the daily check-in."""
        return {row.message_id for row in self.clinic.asked(self) if row.kind != "daily"}

    def usual_days(self, count: int, **values: Any) -> None:
        """
        Answers the check-ins of `count` days with these values, the one on show included. Days that are not what
        a story is about: each day's presses are one transaction, without the way through Telegram.
        """
        keys = ["start", *_keys_for({**USUAL, **values})]
        self.clinic.passes(seconds=1)
        for _ in range(count):
            while self.item_on_show() is None and "start" not in self._keys():
                self.clinic.until("09:00", self.zone)
                self.clinic.passes(seconds=1)  # several prompts of one instant go out at the bot's pace
            self.clinic.database.transact(self._press_all, self.clinic.now, keys)
            self.clinic.passes(seconds=1)

    def unseen(self) -> list[str]:
        """The same without the week that comes by itself: a story about something else need not look at it."""
        weeks = self.clinic.database.read(notes.messages, self.patient_id, "week")
        self._read |= {number for number in weeks if self._stands_closed(number)}
        return super().unseen()

    def _stands_closed(self, number: int) -> bool:
        return any(m["message_id"] == number and "show" in keys_of(m) for m in self.from_bot())

    def _press_all(self, db: Db, now: datetime, keys: list[str]) -> None:
        row, address = checkins.latest(db, self.patient_id), addresses.of(db, "patient", self.patient_id)
        assert row is not None
        assert address is not None
        for key in keys:
            checkins.pressed(db, now, address, row.id, key, row.message_id)


def keys_of(message: dict[str, Any]) -> list[str]:
    """What the buttons of a message mean, without their tokens."""
    return [(button["data"] or "").partition(":")[2] for row in message["buttons"] for button in row]


def _keys_for(values: dict[str, Any]) -> list[str]:
    body = values.pop("body")
    bother = [f"bother={values.pop('bother', 4)}"] if body else []
    ticks = [f"body+{tick}" for tick in body]
    reason = [f"dose_reason={values['dose_reason']}"] if "dose_reason" in values else []
    order = [f"{item}={values[item]}" for item in ("pain", "mood", "sleep", "craving")]
    # one of these is the day's, the others do nothing
    turn = [f"{item}={values[item]}" for item in ("anx", "enjoy", "stress", "activity")]
    return [
        *order,
        *ticks,
        "body=done" if body else "body=none",
        *bother,
        f"dose={values['dose']}",
        *reason,
        *turn,
        "other_use=none",
    ]
