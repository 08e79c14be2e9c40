"""How people join: a drill first, consent read and given, the first check-in at once; messages to the team."""

from datetime import date
from pathlib import Path

import pytest

from storage import consents, people
from storage.columns import table_of
from storage.tables import Clinic as ClinicRow
from tests.clinic import USUAL, Clinic


def test_nobody_can_be_enrolled_before_a_drill_is_answered(clinic: Clinic) -> None:
    """
    After thirty days without a drill the door is shut; two people who press its button open it, one does not, and an
    operator's press counts for nothing.
    """
    clinic.passes(days=31)
    clinic.nurse.reads()
    clinic.lead.reads()
    with pytest.raises(people.Refused, match="two people must have answered a drill alert within 30 days, and 0 did"):
        clinic.invites("Ana")
    colleague = clinic.hires("Nurse K.", "nurse")
    colleague.writes(f"/start {colleague.code}")
    welcome, drill = colleague.reads()
    assert "Welcome to Evenkeel. You are Nurse K. here, and join Sample Clinic as nurse." in welcome
    assert "DRILL · no patient is concerned." in drill
    with pytest.raises(people.Refused):
        clinic.invites("Ana")
    colleague.presses("I have this")
    assert "Thank you. Alerts reach you here." in colleague.text
    otto = clinic.hires("Otto", "operator")
    otto.writes(f"/start {otto.code}")
    assert "Alerts about patients do not come to this chat." in otto.reads()[0]
    otto.presses("I have this")
    with pytest.raises(people.Refused, match="and 1 did"):
        clinic.invites("Ana")
    clinic.joins("Dr S.", "lead")
    clinic.invites("Ana")


def test_a_patient_reads_agrees_and_gets_the_first_check_in_at_once(clinic: Clinic) -> None:
    """
    The page says what is asked, who sees it, that nobody watches live and what triggers a call; after agreeing
    and choosing, the first check-in is there, and not a second one at nine.
    """
    ana = clinic.invites("Ana")
    ana.writes(f"/start {ana.code}")
    page = ana.text
    for piece in (
        "What we ask: once a day",
        "Who sees it: your care team at Sample Clinic",
        "nobody watches this chat while you write",
        "Monday to Sunday, 08:00 to 18:00",
        "When we call:",
        "That changes nothing about your treatment.",
        "Do you agree to this?",
    ):
        assert piece in page, piece
    assert ["I agree", "No, thank you", "Need help now"] == ana.labels()
    ana.presses("I agree")
    assert "They are not used to stop your treatment." in ana.text
    ana.presses("Yes, use them")
    consent = ana.from_bot()[-2]
    assert "You are set. Check-ins come every day at 09:00." in consent["text"]
    assert "Your check-in is ready." in ana.check_in["text"]
    scopes = clinic.database.read(consents.scopes, ana.patient_id)
    assert {"daily", "unmet_need", "channel_telegram"} == scopes
    clinic.until("12:00")
    assert [date(2026, 3, 2)] == [c.local_on for c in clinic.checkins(ana)]
    clinic.until("09:00")
    assert [date(2026, 3, 2), date(2026, 3, 3)] == [c.local_on for c in clinic.checkins(ana)]


def test_the_bot_goes_by_the_clinics_code_name_where_others_may_look(clinic: Clinic) -> None:
    """The welcome and every neutral opener say the name that the clinic has chosen."""
    at = table_of(ClinicRow).c.id == clinic.clinic.id
    clinic.database.transact(lambda db: db.change(ClinicRow, at, code_name="Harbour"))
    ana = clinic.invites("Ana")
    ana.writes(f"/start {ana.code}")
    assert ana.text.startswith("Welcome to Harbour. Please read this")
    ana.presses("I agree")
    ana.presses("Yes, use them")
    ana.presses("Need help now")
    clinic.nurse.presses("I have this")
    assert "Harbour has a message for you." == ana.text
    ana.reads()


def test_saying_no_asks_nothing_and_the_other_choice_is_kept(clinic: Clinic) -> None:
    """Who declines gets no check-in; who leaves out unmet needs is asked as usual without that scope."""
    ana = clinic.invites("Ana", ref="P-001")
    ana.writes(f"/start {ana.code}")
    ana.presses("No, thank you")
    assert "No check-ins will come, and your treatment stays the same." in ana.text
    clinic.until("12:00")
    assert [] == clinic.checkins(ana)
    ben = clinic.enrol("Ben", ref="P-002", unmet_need=False)
    assert {"daily", "channel_telegram"} == clinic.database.read(consents.scopes, ben.patient_id)
    assert "Your check-in is ready." in ben.check_in["text"]


def test_a_choice_that_somebody_typed_over_comes_once_more_and_only_a_press_counts(clinic: Clinic) -> None:
    """
    Words typed at either page of the consent decide nothing; the page comes again below them, the second one once,
    and the first check-in follows the press.
    """
    ana = clinic.invites("Ana")
    ana.writes(f"/start {ana.code}")
    ana.writes("Yes I do")
    assert "Do you agree to this?" in ana.text
    assert [] == clinic.checkins(ana)
    ana.presses("I agree")
    first = ana.last["message_id"]
    ana.writes("What does that mean")
    assert ana.text.startswith("One choice is still open. Only a tap counts here, so please choose below.")
    assert "May your team use these answers in this way?" in ana.text
    assert "Thank you. Your choice is saved. You can change it at any time with /consent." == ana.message(first)["text"]
    ana.writes("Hm")
    assert "Nobody reads what is written here." in ana.text
    ana.presses("Yes, use them")
    assert "unmet_need" in clinic.database.read(consents.scopes, ana.patient_id)
    assert "Your check-in is ready." in ana.check_in["text"]
    ana.reads()


def test_a_choice_left_open_is_asked_once_more_the_next_morning(clinic: Clinic) -> None:
    """Neither pressed nor typed: check-ins begin all the same, and the choice comes once more behind an opener."""
    ana = clinic.invites("Ana")
    ana.writes(f"/start {ana.code}")
    ana.presses("I agree")
    ana.reads()
    clinic.until("10:05")
    clinic.until("10:05")
    assert "Evenkeel has a message for you." == ana.text
    ana.presses("Show")
    assert ana.text.startswith("One choice is still open.")
    ana.presses("No, leave them out")
    assert "Thank you. Your choice is saved. Check-ins go on as before." == ana.text
    assert 2 == len(clinic.checkins(ana))


def test_a_link_opens_for_one_person_and_again_for_the_same_one(clinic: Clinic) -> None:
    """Opened twice by the same person it shows the same page; somebody else does not get in."""
    ana = clinic.invites("Ana")
    for _ in range(2):
        ana.writes(f"/start {ana.code}")
        assert "Do you agree to this?" in ana.text
    other = clinic.newcomer("Somebody")
    other.writes(f"/start {ana.code}")
    assert "This link does not work." in other.text
    ana.presses("I agree")
    ana.presses("No, leave them out")
    ana.reads()
    assert 1 == len(clinic.checkins(ana))


def test_a_message_to_the_team_is_a_task_that_somebody_does(clinic: Clinic) -> None:
    """What a patient writes to the team reaches the nurse, sealed where it is kept, and is done with one press."""
    ana = clinic.enrol("Ana")
    ana.presses("Ask the team")
    assert "What would you like your team to know?" in ana.text
    ana.writes("May I move my appointment?")
    assert "Your message is with your team. They aim to reply by today at 18:00." in ana.text
    assert "Message from P-014, today at 07:00: May I move my appointment?" in clinic.nurse.text
    file: Path = clinic.folder / "evenkeel.db"
    assert not file.exists() or b"appointment" not in file.read_bytes()
    (task,) = clinic.tasks()
    assert task.sealed_body is not None
    assert b"appointment" not in task.sealed_body
    clinic.nurse.presses("Done")
    assert "Done by Nurse M. today at 07:00" in clinic.nurse.text
    ana.presses("Ask the team")
    ana.presses("Cancel")
    assert "All right, nothing was sent." == ana.text
    ana.answers(**USUAL)
    assert 1 == len(clinic.tasks())
