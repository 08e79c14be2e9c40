"""
The harness of the stories: the real bot, a real database, the sandbox as Telegram, and a clock that moves on demand.

People and devices are its vocabulary. A message that no test step looked at fails the story.
"""

import asyncio
import re
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import httpx
from telegram.request import HTTPXRequest

from bot import clinics
from bot.app import Evenkeel
from bot.clock import SetClock, Step
from prompts import protocol
from prompts.schedule import local_day
from sandbox.server import Sandbox
from sandbox.view import chat_view
from signatures.pack import load_pack
from storage import alerts, checkins, doses, people
from storage.database import Database
from storage.tables import Alert, CheckIn, Patient, Response
from tests.databases import open_database

T = TypeVar("T")
START = datetime.fromisoformat("2026-03-02T07:00:00+01:00")
TOKEN = "1234567890:SANDBOX-tests"
API = "http://127.0.0.1"
SIGNS = {
    "sweats": "sweats",
    "watery": "yawning",
    "restless": "restless",
    "cramps": "cramps",
    "aches": "aching",
}


class StageSteps:
    """The steps of a sandbox in this very process."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._stage = sandbox.stage

    async def following(self, after: int, wait_s: float) -> Step:
        """The newest step once it is another than `after`."""
        found = await self._stage.step(after, wait_s)
        return Step(int(found["seq"]), datetime.fromisoformat(found["now"]).astimezone(UTC))

    async def settled(self, seq: int, next_wake_at: datetime | None, next_due_at: datetime | None) -> None:
        """Reports a step as done."""
        self._stage.settled(seq, next_wake_at, next_due_at)


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
        if staffed:
            self.nurse = self.joins("Nurse M.", "nurse")
            self.lead = self.joins("Dr R.", "lead")

    # -- life of the process

    async def _new_sandbox(self, start_at: datetime) -> Sandbox:
        return Sandbox(start_at=start_at, settle_limit_s=30)

    def _start(self) -> None:
        self.database = open_database(self.url, self.folder / "patients.keys")
        self.clock = SetClock(self.sandbox.stage.now.astimezone(UTC))
        self.clinic = self.database.transact(clinics.sample, self.clock.now())
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
        )
        self._follower = self._run(self._begin())

    async def _begin(self) -> "asyncio.Task[None]":
        await self.bot.start()
        return asyncio.get_running_loop().create_task(self.bot.follow(StageSteps(self.sandbox), self.clock))

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

    def closes(self) -> None:
        """Ends everything; nothing may be left that nobody looked at."""
        self._run(self._halt())
        self.database.close()
        self.sandbox.close()
        self._run(asyncio.sleep(0))
        self._runner.close()

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

    def newcomer(self, name: str, language: str = "en") -> "Person":
        """Somebody with Telegram whom the clinic does not know."""
        made = self.acts("add_user", name=name, language_code=language)
        return Person(self, name, made["user_id"])

    def joins(self, name: str, role: str) -> "Staff":
        """A member of the care team who has joined and answered their drill."""
        invited = self.database.transact(people.add_clinician, self.now, self.clinic, name, [role], "en")
        who = self.newcomer(name)
        staff = Staff(self, name, who.user_id, invited.id)
        self.people.append(staff)
        staff.writes(f"/start {invited.code}")
        staff.presses("I have this")
        staff.reads()
        return staff

    def invites(
        self, ref: str, protocol_name: str = "daily", zone: str = clinics.SAMPLE_ZONE, language: str = "en"
    ) -> str:
        """Enrols a reference and returns the code for its link."""
        plan = protocol.load(protocol_name)
        return self.database.transact(
            people.add_patient, self.now, self.clinic, ref, plan, zone, language, "short_acting"
        ).code

    def enrol(
        self,
        name: str,
        protocol: str = "daily",
        zone: str = clinics.SAMPLE_ZONE,
        language: str = "en",
        ref: str = "P-014",
        unmet_need: bool = True,
    ) -> "Ana":
        """A patient who has opened the link, read, and agreed; their first check-in is on show."""
        code = self.invites(ref, protocol, zone, language)
        who = self.newcomer(name, language)
        patient = self.database.read(people.patient_by_ref, self.clinic.id, ref)
        ana = Ana(self, name, who.user_id, patient.id, zone)
        self.people.append(ana)
        ana.writes(f"/start {code}")
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

    def stored(self, ana: "Ana") -> list[Response]:
        """Every response of a patient, in the order they were recorded."""
        return self.database.read(checkins.responses, ana.patient_id)

    def checkins(self, ana: "Ana") -> list[CheckIn]:
        """Every check-in of a patient."""
        return self.database.read(checkins.of, ana.patient_id)

    def alerts(self) -> list[Alert]:
        """Every alert of the clinic but drills."""
        found = self.database.read(alerts.of_clinic, self.clinic.id)
        return [alert for alert in found if alert.signature != "drill"]


class Person:
    """Somebody with a phone."""

    def __init__(self, clinic: Clinic, name: str, user_id: int) -> None:
        self.clinic, self.name, self.user_id = clinic, name, user_id
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
        return self.from_bot()[-1]

    def reads(self) -> list[str]:
        """The texts of the bot that this person had not looked at."""
        new = [message for message in self.from_bot() if message["message_id"] not in self._read]
        self._read |= {message["message_id"] for message in new}
        return [message["text"] for message in new]

    def writes(self, text: str, **more: Any) -> None:
        """Sends a message."""
        self.clinic.acts("send", user_id=self.user_id, text=text, **more)

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

    def toasts(self) -> list[str]:
        """What presses brought back, oldest first."""
        state = self.clinic.sandbox.control.state()
        chat = next(chat for chat in state["chats"] if chat["user_id"] == self.user_id)
        return [toast["text"] for toast in chat.get("toasts", [])]


class Staff(Person):
    """A member of the care team."""

    def __init__(self, clinic: Clinic, name: str, user_id: int, clinician_id: str) -> None:
        super().__init__(clinic, name, user_id)
        self.clinician_id = clinician_id

    def open_alerts(self) -> list[str]:
        """The signatures of open alerts that this person has in their chat."""
        self.reads()
        return [alert.signature for alert in self.clinic.alerts() if alert.state != "closed" and self._has(alert)]

    def _has(self, alert: Alert) -> bool:
        here = {message["message_id"] for message in self.from_bot()}
        notices = self.clinic.database.read(alerts.notices, alert.id)
        return any(n.clinician_id == self.clinician_id and n.message_id in here for n in notices)


class Ana(Person):
    """A patient."""

    def __init__(self, clinic: Clinic, name: str, user_id: int, patient_id: str, zone: str) -> None:
        super().__init__(clinic, name, user_id)
        self.patient_id, self.zone = patient_id, zone
        self.ref = clinic.database.read(lambda db: db.get(Patient, patient_id).ref)

    def begins(self) -> None:
        """Opens the check-in on show."""
        self.presses_key("start")

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
            self.presses_key(f"{item}=skip")
            return 1
        value = values[item]
        if isinstance(value, list | tuple):
            for tick in value:
                self.presses_key(f"{item}+{tick}")
            self.presses_key(f"{item}=done" if value else f"{item}=none")
            return len(value) + 1
        self.presses_key(f"{item}={value}")
        return 1

    def item_on_show(self) -> str | None:
        """The item that the newest check-in asks."""
        for key in self._keys():
            found = re.fullmatch(r"([a-z_]+)=skip", key)
            if found:
                return found[1]
        return None

    def _keys(self) -> list[str]:
        for message in reversed(self.from_bot()):
            keys = [(button["data"] or "").partition(":")[2] for row in message["buttons"] for button in row]
            if any(key == "start" or "=" in key or key in ("change", "team") for key in keys):
                return keys
        return []

    def usual_days(self, count: int, **values: Any) -> None:
        """Answers the check-ins of `count` days with these values, the one on show included."""
        values = {"pain": 5, "mood": 5, "sleep": 6, "craving": 2, "body": [], "dose": "as_planned", **values}
        for _ in range(count):
            if self.item_on_show() is None and "start" not in self._keys():
                self.clinic.until("09:00", self.zone)
            self.answers(**values)
        self.reads()
