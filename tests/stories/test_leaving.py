"""Leaving: a person stops at any time, or changes a choice; their care stays the same, and help is never cut off."""

from careteam import leaving
from storage import consents, people
from storage.tables import Patient
from tests.clinic import Ana, Clinic

DAILY = frozenset({"daily", "channel_telegram"})


def patient(clinic: Clinic, ana: Ana) -> Patient:
    """The row of a patient as it stands."""
    return clinic.database.read(people.patient_by_ref, clinic.clinic.id, ana.ref)


def stops(clinic: Clinic, ana: Ana) -> None:
    """The person told their team, and staff recorded it."""
    clinic.database.transact(leaving.stop, clinic.now, patient(clinic, ana), "tests")
    for _ in range(3):  # the bot notices in the first second, then edits and writes at its pace
        clinic.passes(seconds=1)


def test_whoever_stops_is_told_so_and_asked_nothing_more(clinic: Clinic) -> None:
    """
    The open check-in closes, the answer given stays, the consent is revoked; a neutral message tells that care
    stays the same and whom to call. A day later nothing has come, and neither buttons nor words are answers.
    """
    ana = clinic.enrol("Ana")
    ana.begins()
    ana.presses_key("pain=5")
    shown = ana.check_in
    stops(clinic, ana)

    assert "Evenkeel has a message for you." == ana.text
    ana.presses("Show")
    assert ana.text.startswith("You have stopped. Your care stays the same.\n")
    assert "call 112 now, or reach Sample Clinic (+34 000 000 000)." in ana.text
    assert "No team reads this chat now." in ana.text
    assert "This check-in has closed." in ana.check_in["text"]
    assert frozenset() == clinic.database.read(consents.scopes, ana.patient_id)
    enrolment = clinic.database.read(people.enrolment_of, ana.patient_id)
    assert ("withdrawn", None) == (patient(clinic, ana).state, enrolment.next_due_at)
    assert enrolment.ended_at is not None

    ana.presses_key("mood=4", shown)
    clinic.passes(hours=30)
    assert [("pain", 5)] == [(row.item, row.score) for row in clinic.stored(ana)]
    assert 1 == len(clinic.checkins(ana))
    assert [] == ana.unseen()


def test_a_complete_check_in_cannot_be_changed_after_stopping(clinic: Clinic) -> None:
    """Nothing is stored about a person whose consent has ended, not even a correction."""
    ana = clinic.enrol("Ana")
    ana.answers(pain=5, mood=5, sleep=6, craving=2, body=[], dose="as_planned")
    before, shown = clinic.stored(ana), ana.check_in
    stops(clinic, ana)
    ana.reads()

    ana.presses("Change an answer", shown)
    assert before == clinic.stored(ana)
    assert "Which answer" not in ana.check_in["text"]


def test_help_after_stopping_gives_the_numbers_and_says_that_nobody_reads(clinic: Clinic) -> None:
    """The text comes at once; no alert is raised to a team that the person has left."""
    ana = clinic.enrol("Ana")
    stops(clinic, ana)
    ana.reads()
    ana.writes("help")

    assert "call 112 now" in ana.text
    assert "No team reads this chat now." in ana.text
    assert "I have told your team" not in ana.text
    assert [] == clinic.alerts()


def test_a_call_for_help_of_before_stays_with_the_team(clinic: Clinic) -> None:
    """Stopping closes no alert: somebody still has it, and gives it its outcome."""
    ana = clinic.enrol("Ana")
    ana.writes("help")
    ana.reads()
    clinic.nurse.presses("I have this")
    stops(clinic, ana)
    ana.reads()

    assert ["acknowledged"] == [alert.state for alert in clinic.alerts()]
    clinic.nurse.presses("Give an outcome")
    clinic.nurse.gives_outcome("Yes", "Stress", "Contacted")
    assert [("closed", "outcome")] == [(alert.state, alert.closed_as) for alert in clinic.alerts()]
    assert "withdrawn" == patient(clinic, ana).state
    ana.reads()
    clinic.nurse.reads()


def test_the_choice_about_unmet_need_can_be_changed_both_ways(clinic: Clinic) -> None:
    """As the person told their team; each time they are told that it is saved, and the audit says where from."""
    ana = clinic.enrol("Ana")

    def chooses(is_wanted: bool) -> bool:
        row = patient(clinic, ana)
        is_news = clinic.database.transact(leaving.choose_unmet_need, clinic.now, row, is_wanted, "tests")
        for _ in range(2):
            clinic.passes(seconds=1)
        return is_news

    assert not chooses(True), "it stands so already"
    assert chooses(False)
    assert DAILY == clinic.database.read(consents.scopes, ana.patient_id)
    ana.presses("Show")
    assert "Thank you. Your choice is saved. You can change it at any time with /consent." == ana.text
    assert chooses(True)
    assert DAILY | {"unmet_need"} == clinic.database.read(consents.scopes, ana.patient_id)
    ana.presses("Show")
    assert "Thank you. Your choice is saved." in ana.text
