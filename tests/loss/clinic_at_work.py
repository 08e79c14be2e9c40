"""A clinic in the middle of its morning: hundreds of check-ins on show, their answers waiting at Telegram."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot import clinics
from bot.rendering import render
from prompts import protocol
from sandbox.server import Sandbox
from sandbox.state import Call
from signatures.pack import Pack
from storage import addresses, asking, checkins, consents, outbox, people
from storage.addresses import Chat
from storage.columns import table_of
from storage.database import Database, Db
from storage.tables import Address, Clinic, Clinician, Inbox, Outbox, Patient, Response

I = table_of(Inbox)  # noqa: E741 - as in the storage
O = table_of(Outbox)  # noqa: E741
P = table_of(Patient)

TOKEN = "1234567890:SANDBOX-loss"
AT_ONCE = timedelta(0)


@dataclass(frozen=True)
class Somebody:
    """A patient or clinician: who they are in the database and in Telegram."""

    id: str
    user_id: int
    checkin_id: str = ""
    message_id: int = 0
    token: str = ""


class Morning:
    """
    Sets a clinic up with the storage's own functions, and has its people answer in the sandbox while no bot runs.

    `at` is the real instant; everything of the set-up lies ten minutes back, so that no pacing is owed for it.
    """

    def __init__(self, database: Database, sandbox: Sandbox, pack: Pack, at: datetime) -> None:
        self.database, self.sandbox, self.pack = database, sandbox, pack
        self.at, self.before = at, at - timedelta(minutes=10)
        # midday on every patient's clock, so that no day closes and nothing falls due while the test runs
        self.zone = f"Etc/GMT{at.hour - 12:+d}"
        self.clinic: Clinic = database.transact(clinics.sample, self.before)
        self._number = int(TOKEN.partition(":")[0])
        self._call("getMe", {})
        self.bot = database.transact(people.add_bot, self.before, self.clinic.id, self._number, "evenkeel_bot", "tests")

    def staff(self, name: str, role: str) -> Somebody:
        """A member of the care team who has joined and answered their drill."""
        user_id = self._user(name)
        return Somebody(self.database.transact(self._join, name, role, user_id), user_id)

    def patients(self, count: int, *, asked_at: datetime) -> list[Somebody]:
        """People who have agreed; their first check-in is written at `asked_at` and not yet sent."""
        users = [self._user(f"Patient {number}") for number in range(count)]
        return self.database.transact(self._enrol, users, asked_at)

    def shows_checkins(self, who: list[Somebody]) -> list[Somebody]:
        """Their check-ins have been sent, and stand in their chats."""
        shown = self.database.transact(self._deliver)
        return [Somebody(one.id, one.user_id, one.checkin_id, shown[one.checkin_id], self._token(one)) for one in who]

    def presses(self, one: Somebody, key: str) -> None:
        """A press that waits at Telegram."""
        place = {"user_id": one.user_id, "chat_id": one.user_id, "message_id": one.message_id}
        self.sandbox.stage.act("press", {**place, "data": f"{one.token}:{key}"}, AT_ONCE)

    def writes(self, one: Somebody, text: str) -> None:
        """Typed words that wait at Telegram."""
        self.sandbox.stage.act("send", {"user_id": one.user_id, "text": text}, AT_ONCE)

    def begins(self, who: list[Somebody]) -> None:
        """They opened their check-in some minutes ago: the first question is on show."""
        self.database.transact(self._begin, who)

    def _call(self, method: str, values: dict[str, Any]) -> Any:
        body = self.sandbox.stage.call(Call(method, values, {}, self._number)).body
        assert isinstance(body, dict)
        return body["result"]

    def _user(self, name: str) -> int:
        added = self.sandbox.stage.act("add_user", {"name": name, "language_code": "en"}, AT_ONCE)
        self.sandbox.stage.act("send", {"user_id": added["user_id"], "text": "/start"}, AT_ONCE)
        self._call("getUpdates", {"offset": self.sandbox.telegram.last_update_id() + 1})  # answered long ago
        return int(added["user_id"])

    def _join(self, db: Db, name: str, role: str, user_id: int) -> str:
        invited = people.add_clinician(db, self.before, self.clinic, name, [role], "en")
        addresses.bind(db, self.clinic.id, "clinician", invited.id, Chat(self.bot.id, user_id), self.before)
        people.staff_joined(db, self.before, invited.id)
        db.change(Clinician, table_of(Clinician).c.id == invited.id, drill_answered_at=self.before)
        return invited.id

    def _enrol(self, db: Db, users: list[int], asked_at: datetime) -> list[Somebody]:
        plan, found = protocol.load("daily"), []
        for user_id in users:
            ref = f"P-{user_id}"
            id_ = people.add_patient(db, self.before, self.clinic, ref, plan, self.zone, "en", "short_acting").id
            address = addresses.bind(db, self.clinic.id, "patient", id_, Chat(self.bot.id, user_id), self.before)
            consents.give(db, self.before, self.clinic.id, id_, "1", "0" * 64, ["daily", "channel_telegram"])
            enrolment = people.patient_agreed(db, self.before, id_)
            asking.offer_first(db, asked_at, enrolment, address)
            row = checkins.latest(db, id_)
            assert row is not None
            found.append(Somebody(id_, user_id, row.id))
        return found

    def _deliver(self, db: Db) -> dict[str, int]:
        shown = {}
        for sending in outbox.claim(db, self.bot.id, "set-up", self.before, limit=10_000):
            message = render(db, sending.row, self.before, self.pack)
            assert message is not None
            assert message.keyboard is not None
            values = {"chat_id": message.chat_id, "text": message.text, "reply_markup": message.keyboard.to_json()}
            shown[sending.row.subject_id] = int(self._call("sendMessage", values)["message_id"])
            outbox.accepted(db, sending, shown[sending.row.subject_id], self.before)
        return shown

    def _begin(self, db: Db, who: list[Somebody]) -> None:
        for one in who:
            address = addresses.of(db, "patient", one.id)
            assert address is not None
            checkins.pressed(db, self.before, address, one.checkin_id, "start", one.message_id)

    def _token(self, one: Somebody) -> str:
        def token(db: Db) -> str:
            address = addresses.of(db, "patient", one.id)
            assert isinstance(address, Address)
            return addresses.token_of(db, address, asking.BUTTONS, one.checkin_id)

        return self.database.read(token)


def waiting(db: Db, bot_id: str) -> dict[str, int]:
    """What is still to be done: updates, messages, reviews."""
    reviews = sa.select(sa.func.count()).select_from(P).where(P.c.review_seq > P.c.reviewed_seq)
    updates = sa.select(sa.func.count()).where(I.c.bot_id == bot_id, I.c.state.in_(("new", "leased")))
    messages = sa.select(sa.func.count()).where(O.c.bot_id == bot_id, O.c.state.in_(("ready", "sending")))
    return {
        "updates": int(db.scalar(updates)),
        "messages": int(db.scalar(messages)),
        "reviews": int(db.scalar(reviews)),
    }


def stored(db: Db) -> int:
    """How many answers are stored, corrected ones too."""
    return int(db.scalar(sa.select(sa.func.count()).select_from(table_of(Response))))
