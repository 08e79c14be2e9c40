"""A care team's group: a topic for each patient, one message for each alert, and whoever presses has it."""

from typing import Any

from careteam import reception
from sandbox.view import chat_view
from storage import addresses
from storage.addresses import Chat
from tests.clinic import BAD_MORNING, Ana, Clinic, Person, Staff


class Group:
    """A group with topics in which these people and the bot are."""

    def __init__(self, clinic: Clinic, *members: Person, has_topics: bool = True) -> None:
        self.clinic = clinic
        ids = [member.user_id for member in members]
        made = clinic.acts("create_group", title="Morning team", user_ids=ids, is_forum=has_topics)
        self.chat_id = int(made["chat_id"])

    @property
    def topics(self) -> dict[int, str]:
        """The topics by their thread."""
        return {thread: topic["name"] for thread, topic in self._chat.topics.items()}

    def said(self) -> list[dict[str, Any]]:
        """What the bot wrote here, oldest first."""
        world = self.clinic.sandbox.telegram.world
        found = [message for message in chat_view(world, self._chat)["messages"] if message["from_bot"]]
        return [message for message in found if message["text"]]

    def writes(self, person: Person, text: str) -> str:
        """Somebody writes here; what the bot answers."""
        self.clinic.acts("send", user_id=person.user_id, chat_id=self.chat_id, text=text)
        return str(self.said()[-1]["text"])

    def presses(self, person: Person, message: dict[str, Any]) -> str:
        """Somebody presses the button below a message; what flashes up."""
        data = message["buttons"][0][0]["data"]
        args = {"user_id": person.user_id, "chat_id": self.chat_id, "message_id": message["message_id"], "data": data}
        self._chat.toast = None
        self.clinic.acts("press", **args)
        toast = self._chat.toast
        return "" if toast is None else str(toast["text"])

    @property
    def _chat(self) -> Any:
        return self.clinic.sandbox.telegram.world.chats[self.chat_id]


def begun(clinic: Clinic) -> tuple[Group, Ana]:
    """The team's group gets alerts, and Ana's medicine ran out."""
    stranger = clinic.newcomer("Max")
    group = Group(clinic, clinic.lead, clinic.nurse, stranger)
    assert "Alerts about patients of" in group.writes(clinic.lead, "/alerts")
    ana = clinic.enrol("Ana")
    ana.answers(**{**BAD_MORNING, "dose": "ran_out"})
    ana.reads()
    return group, ana


def test_an_alert_stands_in_its_patients_topic_and_a_press_there_takes_it(clinic: Clinic) -> None:
    """
    Who, how pressing and who has it, and no word of why; somebody who is not of the team presses in vain. The nurse
    takes it there, every copy says so, the lead is told who was first; the outcome closes it, and a later alert comes
    to the same topic, or to a new one where somebody has deleted it.
    """
    group, ana = begun(clinic)
    stranger = next(person for person in clinic.people if person.name == "Max")
    message = group.said()[-1]
    assert ["P-014"] == list(group.topics.values())
    assert [*group.topics] == [message["thread_id"]]
    assert "SOON · P-014 (A-100" in message["text"]
    assert not [word for word in ("ran out", "withdrawal", "opioid", "pain") if word in message["text"]]

    assert "That button is not for this chat" in group.presses(stranger, message)
    assert "" == group.presses(clinic.nurse, message)
    assert ["acknowledged"] == [alert.state for alert in clinic.alerts()]
    assert "Taken by Nurse M." in group.said()[-1]["text"]
    assert [] == group.said()[-1]["buttons"]
    assert "Taken by Nurse M." in clinic.nurse.text
    assert "Nurse M. already has this." == group.presses(clinic.lead, message)
    closes(clinic.nurse)
    assert "Closed today at 07:00." in group.said()[-1]["text"]
    assert "Supply" not in group.said()[-1]["text"]

    chat = clinic.sandbox.telegram.world.chats[group.chat_id]
    chat.topics.clear()
    ana.presses("Need help now")
    clinic.passes(seconds=10)
    assert ["P-014"] == list(group.topics.values())
    assert "URGENT · P-014" in group.said()[-1]["text"]
    clinic.nurse.reads()
    clinic.lead.reads()
    ana.reads()


def test_who_begins_and_ends_it_and_what_a_group_must_have(clinic: Clinic) -> None:
    """A nurse cannot, a group without topics cannot, a patient's words there are told where to go; "stop" ends it."""
    plain = Group(clinic, clinic.lead, clinic.nurse, has_topics=False)
    assert "Please switch topics on" in plain.writes(clinic.lead, "/alerts")
    group, ana = begun(clinic)
    count = len(group.said())
    assert "Only a lead" in group.writes(clinic.nurse, "/alerts")
    assert "private chats" in group.writes(next(p for p in clinic.people if p.name == "Max"), "/alerts")
    assert "no longer" in group.writes(clinic.lead, "/alerts stop")
    ana.presses("Need help now")
    clinic.passes(seconds=10)

    assert count + 3 == len(group.said())
    assert ["soon", "urgent"] == sorted(alert.tier for alert in clinic.alerts())
    clinic.nurse.reads()
    clinic.lead.reads()
    ana.reads()


def test_whoever_puts_the_bot_out_ends_it(clinic: Clinic) -> None:
    """The bot is put out and somebody lets it in again: nothing is told there before a lead says so anew."""
    group, ana = begun(clinic)
    count = len(group.said())
    clinic.acts("remove_bot", chat_id=group.chat_id)
    chat = Chat(clinic.bot.bot_id, group.chat_id)
    assert clinic.database.read(addresses.find, chat) is None
    clinic.database.transact(reception.group_membership, clinic.now, chat, True)
    ana.presses("Need help now")
    clinic.passes(seconds=10)
    assert count == len(group.said())
    for person in (clinic.nurse, clinic.lead, ana):
        person.reads()


def closes(staff: Staff) -> None:
    """An outcome in the clinician's own chat."""
    for label in ("Give an outcome", "Yes", "Supply", "Visit"):
        staff.presses(label)
