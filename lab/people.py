"""People for the sandbox, over its control interface: they write, press and let time pass, as one does at the page."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import aiohttp

from prompts import protocol
from prompts.schedule import local_day
from storage import channels, doses, people
from storage.database import Database
from storage.tables import Clinic

PATIENT = "patient"
CARE_TEAM = "care team"
IN_TURN = ("anx=3", "enjoy=6", "stress=3", "activity=6", "other_use=none")
REST_S = 60  # real seconds that bot and sandbox may take to come to rest


class Lost(Exception):
    """Somebody looked for a button that is not there; the message says who, which, and what was on show."""


class Sandbox:
    """The control interface of a served sandbox."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._session: aiohttp.ClientSession | None = None

    async def post(self, what: str, **body: Any) -> Any:
        """One action; Lost with the sandbox's own sentence when it refuses."""
        async with self._open().post(f"{self._address}/sandbox/{what}", json=body) as response:
            answer = await response.json()
        if response.status != 200:
            raise Lost(str(answer.get("error", answer)))
        return answer

    async def state(self, last: int = 6, chat_id: int | None = None) -> Any:
        """What one can see once nothing moves: the newest `last` messages of one chat, or of each."""
        params = {"last": str(last), "idle": str(REST_S)}
        if chat_id is not None:
            params["chat_id"] = str(chat_id)
        async with self._open().get(f"{self._address}/sandbox/state", params=params) as response:
            return await response.json()

    async def now(self) -> datetime:
        """The virtual instant."""
        return datetime.fromisoformat((await self.state(1))["now"])

    async def advance(self, seconds: float = 0) -> None:
        """Lets virtual time pass, and waits until everything due has happened."""
        await self.post("clock", advance_s=seconds)

    async def to(self, at: datetime) -> None:
        """Moves to an instant, through everything due on the way."""
        await self.post("clock", to=at.isoformat())

    async def close(self) -> None:
        """Lets go of the connection."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=180))
        return self._session


@dataclass(frozen=True)
class Person:
    """Somebody with a phone in the sandbox."""

    sandbox: Sandbox
    name: str
    user_id: int

    async def writes(self, text: str) -> None:
        """Sends a message; everything it causes has happened when this returns."""
        await self.sandbox.post("send", user_id=self.user_id, text=text)
        await self.sandbox.state(1, self.user_id)

    async def presses(self, *keys: str) -> None:
        """Presses, one after another, the newest button with each of these keys."""
        for key in keys:
            button, message = await self._find(key)
            await self.sandbox.post(
                "press", user_id=self.user_id, chat_id=self.user_id, message_id=message["message_id"], data=button
            )
        await self.sandbox.state(1, self.user_id)

    async def messages(self, last: int = 6) -> list[dict[str, Any]]:
        """The newest messages of the bot in this person's chat, oldest first."""
        state = await self.sandbox.state(last, self.user_id)
        chat = next(chat for chat in state["chats"] if chat["user_id"] == self.user_id)
        return [message for message in chat["messages"] if message["from_bot"]]

    async def answers(
        self, scores: dict[str, int], body: tuple[str, ...], bother: int, dose: str = "as_planned"
    ) -> int:
        """Answers the check-in on show; returns how many items were answered."""
        await self.presses("start", *(f"{item}={scores[item]}" for item in ("pain", "mood", "sleep", "craving")))
        if body:
            await self.presses(*(f"body+{sign}" for sign in body), "body=done", f"bother={bother}")
        else:
            await self.presses("body=none")
        await self.presses(f"dose={dose}")
        return len(scores) + 2 + bool(body) + await self._answers_what_rotates()

    async def _answers_what_rotates(self) -> bool:
        """The day's last item, one of a few that take turns, answered as on an ordinary day; False if there is none."""
        shown = (await self.messages())[-1]
        keys = {(button["data"] or "").partition(":")[2] for row in shown["buttons"] for button in row}
        usual = next((answer for answer in IN_TURN if answer in keys), None)
        if usual is not None:
            await self.presses(usual)
        return usual is not None

    async def _find(self, key: str) -> tuple[str, dict[str, Any]]:
        shown = await self.messages()
        for message in reversed(shown):
            for button in (button for row in message["buttons"] for button in row):
                found = (button["data"] or "").partition(":")[2]
                if found == key or (
                    found.startswith("o=") and found.rpartition("=")[0] == key
                ):  # its end: what is shown
                    return str(button["data"]), message
        raise Lost(f"{self.name} sees no button {key!r}; on show: {shown[-1]['text'] if shown else 'nothing'!r}")


@dataclass(frozen=True)
class Office:
    """What staff do at the terminal: invite people, record doses."""

    database: Database
    clinic: Clinic
    sandbox: Sandbox

    async def newcomer(self, name: str, tag: str, language: str) -> Person:
        """Somebody with Telegram."""
        made = await self.sandbox.post("users", name=name, language_code=language, tag=tag)
        return Person(self.sandbox, name, made["user_id"])

    async def joins(self, label: str, role: str) -> Person:
        """A member of the care team who joins and answers their drill."""
        now = await self.sandbox.now()
        invited = await self.database.write(people.add_clinician, now, self.clinic, label, [role], "en")
        person = await self.newcomer(label, CARE_TEAM, "en")
        await person.writes(f"/start {invited.code}")
        await person.presses("take")
        return person

    async def invites(self, name: str, plan: str, language: str = "en", *, private: bool = False) -> tuple[Person, str]:
        """
        A patient under the next free reference, who has opened the link and sees what they would agree to; with
        `private` that it waits on the page.
        """
        now = await self.sandbox.now()
        taken = {patient.ref for patient in await self.database.reading(people.patients, self.clinic.id)}
        ref = next(ref for ref in (f"P-{number:03d}" for number in range(14, 1000)) if ref not in taken)
        invited = await self.database.write(
            people.add_patient, now, self.clinic, ref, protocol.load(plan), self.clinic.zone, language, "short_acting"
        )
        if private:
            patient = await self.database.reading(people.patient_by_ref, self.clinic.id, ref)
            await self.database.write(channels.choose, now, patient, "private")
        person = await self.newcomer(name, PATIENT, language)
        await person.writes(f"/start {invited.code}")
        return person, ref

    async def records_dose(self, ref: str, mg: float, on: date | None = None) -> None:
        """Staff record the daily dose from a day on (today if not said)."""
        now = await self.sandbox.now()
        patient = await self.database.reading(people.patient_by_ref, self.clinic.id, ref)
        day = on or local_day(now, self.clinic.zone)
        await self.database.write(doses.set_dose, now, patient, mg, day, "oxycodone", "short_acting", "staff")
        await self.sandbox.advance(1)
