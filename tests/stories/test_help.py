"""Help: fixed text at once, an urgent alert in the same step, and no questions until a person has looked."""

from tests.clinic import USUAL, Clinic

FIXED = "If you might hurt yourself, or someone is in danger, call 112 now, or reach Sample Clinic (+34 000 000 000)."


def test_help_by_button_reaches_the_nurse_in_the_same_step_and_stops_the_questions(clinic: Clinic) -> None:
    """
    The fixed text comes at once, the nurse is told urgently, the team's "I have this" reaches the patient, and
    the questions rest until the alert is closed.
    """
    ana = clinic.enrol("Ana")
    ana.begins()
    assert all("Need help now" == message["buttons"][-1][-1]["text"] for message in ana.from_bot())
    ana.presses("Need help now")

    assert FIXED in ana.text
    assert "I have told your team, but this chat is not watched live." in ana.text
    assert "You are not in trouble for telling us." in ana.text
    assert ["Copy 112", "Copy +34 000 000 000", "I pressed this by mistake", "Need help now"] == ana.labels()
    assert "outside your team's hours now. They work Monday to Sunday, 08:00 to 18:00." in ana.text
    assert "▲ URGENT" in clinic.nurse.text
    assert "Crisis path (button)" in clinic.nurse.text
    assert ["crisis"] == clinic.nurse.open_alerts()
    assert "This check-in has closed." in ana.check_in["text"]

    clinic.nurse.presses("I have this")
    assert "Evenkeel has a message for you." == ana.text
    ana.presses("Show")
    assert "Nurse M. from your team has seen this, today at 07:00, and will follow it up." == ana.text

    clinic.passes(minutes=40)
    clinic.nurse.presses("Give an outcome")
    clinic.nurse.gives_outcome("Yes", "Stress", "Contacted")
    assert "Evenkeel has a message for you." == ana.text
    ana.presses("Show")
    assert "The questions go on. The next check-in comes tomorrow at 09:00." == ana.text
    clinic.passes(hours=26)
    assert ["paused", "open"] == [c.state for c in clinic.checkins(ana)][:2]


def test_questions_rest_while_nobody_has_closed_the_call(clinic: Clinic) -> None:
    """
    Until the alert is closed no check-in comes; and when the nurse's hour passes without an outcome, and nobody
    else takes it, the patient is told that.
    """
    ana = clinic.enrol("Ana")
    ana.writes("ayuda")
    assert FIXED in ana.text
    clinic.nurse.presses("I have this")
    assert "Evenkeel has a message for you." == ana.text
    clinic.passes(minutes=50)
    before = len(ana.from_bot())
    clinic.nurse.presses("I have this") if "I have this" in clinic.nurse.labels() else None
    clinic.until("09:30")
    assert ["Evenkeel has a message for you."] == [message["text"] for message in ana.from_bot()[before:]]
    ana.presses("Show")
    assert ana.text.startswith("Nobody from your team has confirmed yet.")
    ana.writes("/history")
    assert "no answer (questions rested)" in ana.text
    ana.writes("/settings")
    assert ana.text.startswith("The questions stop until your team has looked into this.")
    clinic.nurse.reads()
    clinic.lead.reads()


def test_an_urgent_alert_climbs_every_ten_minutes_and_the_patient_learns_that_nobody_has_it(clinic: Clinic) -> None:
    """
    Nurse at once, the next rung after ten minutes, everybody after twenty, and after thirty the patient is told. While
    the ladder goes round, each new notice takes the place of the one before: one message stands, not one a round.
    """
    ana = clinic.enrol("Ana")
    ana.writes("HELP!")
    ana.reads()
    assert 1 == len(clinic.nurse.reads())
    clinic.passes(minutes=9)
    assert [] == clinic.lead.reads()
    clinic.passes(minutes=2)
    assert 1 == len(clinic.lead.reads())
    clinic.passes(minutes=18)
    assert [] == ana.reads()
    clinic.passes(minutes=2)
    assert ["Evenkeel has a message for you."] == ana.reads()
    ana.presses("Show")
    assert "Nobody from your team has confirmed yet. We keep trying. If it is urgent, call 112." == ana.text
    nobody = ana.last["message_id"]
    clinic.passes(hours=2)
    offered = [message for message in clinic.nurse.from_bot() if "I have this" in str(message["buttons"])]
    assert [clinic.nurse.last["message_id"]] == [message["message_id"] for message in offered]
    clinic.lead.presses("I have this")
    assert "Dr R. from your team has seen this" in ana.message(nobody)["text"]  # and what stood there is true no longer
    clinic.nurse.reads()
    clinic.lead.reads()
    ana.reads()


def test_crisis_words_call_for_help_wherever_they_stand(clinic: Clinic) -> None:
    """Words of a crisis count in free text, below a photo and in an edited message; other words nobody reads."""
    ana = clinic.enrol("Ana", ref="P-001")
    said = ana.writes("The weather is awful")
    assert "Nobody reads what is written here." in ana.text
    assert "outside your team's hours now. They work Monday to Sunday, 08:00 to 18:00." in ana.text
    assert "Need help now" in ana.labels()
    assert [] == clinic.alerts()
    ana.edits(said, "I want to die")
    assert FIXED in ana.text
    ben = clinic.enrol("Ben", ref="P-002")
    ben.writes("I cannot breathe", photo=True)
    assert FIXED in ben.text
    assert ["crisis", "crisis"] == clinic.nurse.open_alerts()


def test_help_works_for_somebody_unknown_and_during_a_pause(clinic: Clinic) -> None:
    """A stranger gets the emergency number and the truth; a patient on a pause gets help as ever."""
    stranger = clinic.newcomer("Somebody")
    stranger.writes("help")
    assert "call 112 now" in stranger.text
    assert "No team reads this chat now." in stranger.text
    assert [] == clinic.alerts()

    ana = clinic.enrol("Ana")
    ana.presses("Pause")
    ana.presses("3 days")
    assert ana.text.startswith("Paused until Thu 5 Mar. Help still works.")
    ana.presses("Need help now")
    assert FIXED in ana.text
    assert ["crisis"] == clinic.nurse.open_alerts()


def test_a_pause_of_three_days_skips_three_days_and_can_be_ended(clinic: Clinic) -> None:
    """Nothing is asked on paused days, they are recorded as paused, and check-ins come back by themselves or before."""
    ana = clinic.enrol("Ana", ref="P-001")
    ben = clinic.enrol("Ben", ref="P-002")
    for person, length in ((ana, "3 days"), (ben, "1 week")):
        person.presses("Pause")
        person.presses(length)
        person.reads()
    clinic.until("12:00")
    clinic.until("12:00")
    ben.presses("Start again")
    assert "Welcome back. Check-ins start again tomorrow at 09:00." == ben.text
    clinic.until("12:00")
    clinic.until("12:00")
    assert ["paused", "paused", "paused", "open"] == [c.state for c in clinic.checkins(ana)]
    assert ["paused", "paused"] == [c.state for c in clinic.checkins(ben)][:2]
    assert "open" == clinic.checkins(ben)[-1].state
    ana.answers(**USUAL)


def test_words_after_the_button_ring_again_at_once_and_presses_after_five_minutes(clinic: Clinic) -> None:
    """A second call for help reaches the nurse as a new message: another way at once, the same way in five minutes."""
    ana = clinic.enrol("Ana")
    ana.presses("Need help now")
    assert 1 == len(clinic.nurse.reads())
    clinic.nurse.presses("I have this")
    clinic.passes(minutes=1)
    ana.writes("I cannot breathe")
    (again,) = clinic.nurse.reads()
    assert "words in a message" in again
    assert "P-014 asked for help 2 times" in again
    ana.presses("Need help now")
    assert [] == clinic.nurse.reads()
    clinic.passes(minutes=5)
    assert 1 == len(clinic.nurse.reads())
    ana.reads()
    clinic.lead.reads()


def test_a_second_call_says_who_has_the_first_and_that_they_can_see_it(clinic: Clinic) -> None:
    """
    Called again before anybody has taken it, the text says that nobody has; called again after, it says who has;
    the earlier text is brought up to date, and once the call is closed it holds nobody back any more.
    """
    ana = clinic.enrol("Ana")
    ana.presses("Need help now")
    first = ana.last["message_id"]
    assert "The questions stop until your team has looked into this." in ana.text
    ana.presses("Need help now")
    assert FIXED in ana.text
    assert "Your team can see that you asked again. Nobody has confirmed so far." in ana.text
    clinic.passes(minutes=6)
    clinic.nurse.presses("I have this")
    assert "Nurse M. from your team has seen your call, today at 07:06." in ana.message(first)["text"]
    ana.reads()
    clinic.passes(minutes=2)
    ana.presses_key("help")
    assert FIXED in ana.text
    assert "Nurse M. from your team has your call, since today at 07:06. They can see that you asked" in ana.text
    assert "outside your team's hours" not in ana.text
    clinic.passes(minutes=6)
    clinic.nurse.reads()
    clinic.nurse.presses("Give an outcome")
    clinic.nurse.gives_outcome("Yes", "Stress", "Contacted")
    assert FIXED in ana.message(first)["text"]
    assert "has looked into this and closed it. This chat is not watched live." in ana.message(first)["text"]
    assert "The questions stop" not in ana.message(first)["text"]
    ana.reads()


def test_free_text_beside_an_open_call_says_who_knows(clinic: Clinic) -> None:
    """Whoever writes on after a call for help is told what the team knows, not only that nobody reads it."""
    ana = clinic.enrol("Ana")
    ana.presses("Need help now")
    ana.writes("Are you there")
    assert ana.text.startswith("Thank you for writing. I have told your team that you need someone. Nobody has conf")
    assert "It is outside their hours now." in ana.text
    assert "If you are in danger, call 112 now." in ana.text
    clinic.nurse.presses("I have this")
    ana.reads()
    ana.writes("It is all too much today")
    assert ana.text.startswith("Thank you for writing. Nurse M. from your team saw today at 07:00 that you need some")
    assert "Ask the team" in ana.labels()


def test_help_says_so_when_nobody_of_the_team_can_be_told(clinic: Clinic) -> None:
    """With every phone of the team blocked the text gives the numbers and does not claim that the team was told."""
    ana = clinic.enrol("Ana")
    for person in (clinic.nurse, clinic.lead):
        person.blocks()
    ana.presses("Need help now")

    assert "No team reads this chat now." in ana.text
    assert "I have told your team" not in ana.text
    assert "112" in ana.text


def test_in_working_hours_no_text_says_that_the_team_is_away(clinic: Clinic) -> None:
    """At noon on a working day neither the help text nor the answer to free text speaks of hours."""
    ana = clinic.enrol("Ana")
    clinic.until("12:00")
    ana.writes("The weather is awful")
    assert "hours" not in ana.text
    ana.presses("Need help now")

    assert FIXED in ana.text
    assert "hours" not in ana.text
    clinic.nurse.reads()


def test_words_behind_a_command_call_for_help(clinic: Clinic) -> None:
    """A patient who writes them after /team or /start reaches the team; a stranger gets the emergency number."""
    ana, ben = clinic.enrol("Ana", ref="P-001"), clinic.enrol("Ben", ref="P-002")
    ana.writes("/team I want to die, I took all my pills")
    ben.writes("/start\nI want to kill myself")
    for person in (ana, ben):
        assert FIXED in person.text
    assert ["crisis", "crisis"] == clinic.nurse.open_alerts()
    stranger = clinic.newcomer("Somebody")
    for command in ("/start", "/team"):
        stranger.writes(f"{command} I want to kill myself")
        assert "call 112 now" in stranger.reads()[-1]
