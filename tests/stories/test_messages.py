"""Messages to the team and back: a task with an owner, answered by a reply, read behind the neutral opener."""

from tests.clinic import Clinic


def test_an_answer_of_the_team_comes_behind_the_neutral_opener_and_can_be_answered(clinic: Clinic) -> None:
    """The nurse replies to the message; the task is done with her name; the person shows it, and writes back."""
    ana = clinic.enrol("Ana")
    clinic.passes(seconds=1)
    began = clinic.now
    ana.writes("/team")
    ana.writes("Can I take my medicine earlier in the day?")
    asked = clinic.nurse.last
    assert "Can I take my medicine earlier in the day?" in asked["text"]
    assert "To answer, reply to this message here in the chat." in asked["text"]
    clinic.nurse.writes("Please call us at ten, I am here.", reply_to=asked["message_id"])
    ana.reads()
    clinic.passes(seconds=2)

    assert "Evenkeel has a message for you." == ana.text
    assert "Done by Nurse M. today at 07:00." in clinic.nurse.message(asked["message_id"])["text"]
    ana.presses("Show")
    assert ana.text.startswith("Nurse M. from your team answers: Please call us at ten, I am here.")
    clinic.nurse.writes("And bring your list.", reply_to=asked["message_id"])
    assert "Somebody has answered this already. Nothing was sent." == clinic.nurse.text
    ana.presses("Write back", ana.last)
    ana.writes("Thank you")
    assert "Your message is with your team." in ana.text
    ana.reads()
    assert ["done", "open"] == [task.state for task in clinic.tasks()]
    (row, _) = clinic.tasks()
    assert b"call us" not in (row.sealed_reply or b"")
    clinic.nurse.reads()
    clinic.transcript("message_to_the_team_and_answer", since=began)


def test_words_that_answer_nothing_tell_staff_how_to_answer(clinic: Clinic) -> None:
    """A message beside the tasks reaches nobody, and says how it would."""
    clinic.nurse.writes("Hello?")
    assert "To answer a patient, reply to the message that came from them." in clinic.nurse.text


def test_an_answer_to_somebody_out_of_reach_changes_nothing(clinic: Clinic) -> None:
    """The task stays open, and the nurse reads why."""
    ana = clinic.enrol("Ana")
    ana.writes("/team")
    ana.writes("A question")
    ana.reads()
    asked = clinic.nurse.last
    ana.blocks()
    clinic.nurse.writes("An answer", reply_to=asked["message_id"])

    assert "This patient cannot be reached in the chat." in clinic.nurse.reads()[-1]
    assert ["message", "unreachable"] == [task.kind for task in clinic.tasks() if task.state == "open"]


def test_a_message_during_an_urgent_alert_is_read_with_the_alert(clinic: Clinic) -> None:
    """Whoever has taken the call for help sees in it what the person writes to the team."""
    ana = clinic.enrol("Ana")
    ana.presses("Need help now")
    clinic.nurse.presses("I have this")
    ana.writes("/team")
    ana.writes("My sister is here with me")
    clinic.passes(seconds=3)
    ana.reads()

    (alert,) = clinic.alerts()
    assert [alert.id] == [task.alert_id for task in clinic.tasks()]
    copy = next(m for m in clinic.nurse.from_bot() if alert.ref in m["text"])
    assert "My sister is here with me" in clinic.nurse.message(copy["message_id"])["text"]
    clinic.nurse.reads()


def test_a_press_on_help_by_mistake_is_told_and_closes_nothing(clinic: Clinic) -> None:
    """The team reads it in every copy and keeps the alert; the person reads that they still look into it."""
    ana = clinic.enrol("Ana")
    clinic.passes(seconds=1)
    began = clinic.now
    ana.presses("Need help now")
    shown = ana.last
    ana.presses("I pressed this by mistake", shown)
    clinic.passes(seconds=2)

    assert "They still look into it, and may call you." in ana.message(shown["message_id"])["text"]
    assert "I pressed this by mistake" not in ana.labels()
    assert "P-014 says that it was pressed by mistake, today at 07:00." in clinic.nurse.text
    assert ["raised"] == [alert.state for alert in clinic.alerts()]
    assert "paused" == clinic.checkins(ana)[0].state
    clinic.passes(minutes=6)
    ana.presses("Need help now")
    clinic.nurse.reads()
    clinic.passes(seconds=2)
    assert "pressed by mistake" not in clinic.nurse.text, "the newest call counts"
    ana.reads()
    clinic.lead.reads()
    clinic.transcript("help_pressed_by_mistake", since=began)


def test_words_of_a_crisis_written_to_the_team_are_read_with_the_alert_they_raise(clinic: Clinic) -> None:
    """They bring help, and whoever takes the alert reads them in it."""
    ana = clinic.enrol("Ana")
    ana.writes("/team")
    ana.writes("I want to die, since Mia has left me")
    clinic.passes(seconds=3)

    assert any("call 112 now" in text for text in ana.reads())
    (alert,) = clinic.alerts()
    assert [alert.id] == [task.alert_id for task in clinic.tasks()]
    copy = next(m for m in clinic.nurse.from_bot() if alert.ref in m["text"])
    assert "since Mia has left me" in clinic.nurse.message(copy["message_id"])["text"]
    clinic.nurse.reads()
