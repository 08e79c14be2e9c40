"""A clinic with a bot, and short ways to put people, messages and check-ins there."""

from datetime import UTC, datetime, timedelta

from bot import clinics
from prompts import protocol
from storage import addresses, outbox, people
from storage.addresses import Chat
from storage.columns import table_of
from storage.database import Database, Db
from storage.outbox import Delivery, Priority, Subject
from storage.tables import Address, Bot, Clinic, Clinician, Enrolment, Outbox

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


class Place:
    """A clinic with a bot in a database."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.clinic: Clinic = database.transact(clinics.sample, NOW)
        self.bot: Bot = database.transact(people.add_bot, NOW, self.clinic.id, 123456, "evenkeel_bot", "tests")

    def address(self, number: int = 1) -> Address:
        """A chat that messages can go to."""
        chat = Chat(self.bot.id, 5000 + number)
        return self.database.transact(addresses.bind, self.clinic.id, "patient", f"{number:032}", chat, NOW)

    def enrolled(self, number: int = 1) -> tuple[str, Enrolment, Address]:
        """A patient who has agreed: their id, enrolment and address."""
        return self.database.transact(self._enrol, number)

    def _enrol(self, db: Db, number: int) -> tuple[str, Enrolment, Address]:
        nurse = people.add_clinician(db, NOW, self.clinic, f"Nurse {number}", ["nurse"], "en")
        people.staff_joined(db, NOW, nurse.id)
        db.change(Clinician, table_of(Clinician).c.id == nurse.id, drill_answered_at=NOW)
        plan = protocol.load("daily")
        invited = people.add_patient(db, NOW, self.clinic, f"P-{number}", plan, "Europe/Madrid", "en", "short_acting")
        chat = Chat(self.bot.id, 6000 + number)
        address = addresses.bind(db, self.clinic.id, "patient", invited.id, chat, NOW)
        return invited.id, people.patient_agreed(db, NOW, invited.id), address

    def message(
        self,
        address: Address,
        key: str,
        delivery: Delivery = Delivery.at_most_once,
        priority: Priority = Priority.prompt,
        due_at: datetime = NOW,
        expires_at: datetime | None = None,
    ) -> None:
        """Puts one message into the outbox."""
        self.database.transact(
            outbox.put,
            NOW,
            address,
            key=key,
            delivery=delivery,
            priority=priority,
            template="note",
            subject=Subject("note", key),
            due_at=due_at,
            expires_at=expires_at,
        )

    def state(self, key: str) -> tuple[str, int]:
        """The state of a message, and how many copies of it went out."""
        row = self.database.read(lambda db: db.first(Outbox, table_of(Outbox).c.key == key))
        assert row is not None
        return row.state, row.copies

    def claims(self, at: datetime = NOW, owner: str = "me") -> list[outbox.Sending]:
        """Claims what is due."""
        return self.database.transact(outbox.claim, self.bot.id, owner, at)

    def keys(self, at: datetime = NOW) -> list[str]:
        """The keys of what is claimed now, in order."""
        return [sending.row.key for sending in self.claims(at)]
