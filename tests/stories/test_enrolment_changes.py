"""What staff change about an enrolment: a pause, a person who comes back, a new version of the protocol."""

from datetime import date

import pytest

from careteam import consenting, joining, leaving, pausing, stay
from prompts.protocol import Protocol, load
from prompts.versions import changes
from storage import consents, people, stays
from storage.eligibility import Confirmed
from tests.clinic import USUAL, Clinic


def test_the_team_sets_a_pause_and_ends_it(clinic: Clinic) -> None:
    """The chat says who set it and until when, behind the neutral opener; ended, check-ins come at their usual time."""
    ana = clinic.enrol("Ana")
    patient = clinic.database.read(people.patient_by_ref, clinic.clinic.id, ana.ref)
    with pytest.raises(people.Refused, match="ends tomorrow at the earliest"):
        clinic.database.transact(pausing.pause_for, clinic.now, patient, date(2026, 3, 2), "holiday")
    clinic.database.transact(pausing.pause_for, clinic.now, patient, date(2026, 3, 9), "holiday")
    clinic.passes(seconds=2)
    clinic.passes(seconds=2)
    ana.presses("Show")
    assert "Your team has set a pause for you. Paused until Mon 9 Mar. Help still works." == ana.text
    clinic.until("09:01")
    clinic.until("09:01")
    assert "paused" == clinic.checkins(ana)[-1].state
    clinic.database.transact(pausing.end_for, clinic.now, patient)
    clinic.passes(seconds=2)
    ana.presses("Show")
    assert "Welcome back. Check-ins start again tomorrow at 09:00." == ana.text
    clinic.until("09:01")
    assert "open" == clinic.checkins(ana)[-1].state


def test_who_has_left_can_be_readmitted_and_agrees_anew(clinic: Clinic) -> None:
    """Under the same reference, in the same chat: nothing is asked before they agree, and no old button counts."""
    ana = clinic.enrol("Ana")
    old = ana.check_in
    patient = clinic.database.read(people.patient_by_ref, clinic.clinic.id, ana.ref)
    confirmed = Confirmed(42, "Nurse M.")
    begin = (load("daily"), "", "", "", confirmed)
    with pytest.raises(people.Refused, match="has not left"):
        clinic.database.transact(joining.readmit, clinic.now, patient, *begin)
    clinic.database.transact(leaving.stop, clinic.now, patient, "test")
    clinic.passes(hours=30)
    patient = clinic.database.read(people.patient_by_ref, clinic.clinic.id, ana.ref)
    invited = clinic.database.transact(joining.readmit, clinic.now, patient, *begin)
    with pytest.raises(people.Refused, match="somebody else just now"):  # somebody else had them on show as gone, too
        clinic.database.transact(joining.readmit, clinic.now, patient, *begin)
    clinic.until("09:01")
    assert 1 == len(clinic.checkins(ana))
    ana.reads()
    ana.writes("/menu")
    assert "Your team has invited you again. Please open the link that they gave you." == ana.text
    ana.writes(f"/start {invited.code}")
    assert ana.text.startswith("Welcome to Evenkeel.")
    ana.presses("I agree")
    ana.presses("No, leave them out")
    assert {"daily", "channel_telegram"} == clinic.database.read(consents.scopes, ana.patient_id)
    ana.presses_data(ana.data("Need help now", old).replace(":help", ":start"), old["message_id"])
    ana.answers(**USUAL)
    assert [True, False] == [row.completed_at is None for row in clinic.checkins(ana)]
    assert ["enrolled", "active"] == [row.state for row in clinic.database.read(stays.of, ana.patient_id)][-2:]
    ana.reads()


def test_a_new_version_of_the_protocol_asks_consent_only_where_its_text_changes(clinic: Clinic) -> None:
    """A version with one question less begins at the next check-in; another programme waits for a yes."""
    ana = clinic.enrol("Ana")
    ana.answers(**USUAL)
    patient = clinic.database.read(people.patient_by_ref, clinic.clinic.id, ana.ref)
    fewer = load("daily").model_copy(update={"version": 9, "rotating": None})
    assert ("asks no longer: activity, anx, enjoy, other_use, stress",) == changes(load("daily"), fewer)
    assert "moved" == clinic.database.transact(consenting.move, clinic.now, patient, fewer)
    clinic.until("09:01")
    clinic.until("09:01")
    assert ["pain", "mood", "sleep", "craving", "body", "dose"] == clinic.checkins(ana)[-1].items
    for _ in range(2):
        assert "asked" == clinic.database.transact(consenting.move, clinic.now, patient, load("treatment"))
    before = len(ana.from_bot())
    clinic.passes(seconds=2)
    clinic.passes(seconds=2)
    assert before + 1 == len(ana.from_bot())
    assert "pain" == clinic.database.read(people.enrolment_of, ana.patient_id).programme
    ana.presses("Show")
    assert "cravings, body signs, your medicine and other use" in ana.text
    ana.presses("I agree")
    assert "oud" == clinic.database.read(people.enrolment_of, ana.patient_id).programme
    clinic.until("09:01")
    assert "other_use" in clinic.checkins(ana)[-1].items
    ana.reads()


def test_a_yes_to_a_protocol_that_the_team_has_changed_again_moves_nobody(clinic: Clinic) -> None:
    """Only the newest question counts, and none once they were moved otherwise; in custody nobody is asked."""
    ana = clinic.enrol("Ana")
    ana.answers(**USUAL)
    daily, treatment = load("daily"), load("treatment")
    later = treatment.model_copy(update={"version": 9, "rotating": None})

    def move(plan: Protocol) -> str:
        patient = clinic.database.read(people.patient_by_ref, clinic.clinic.id, ana.ref)
        return clinic.database.transact(consenting.move, clinic.now, patient, plan)

    asked = []
    for plan in (treatment, later):
        assert "asked" == move(plan)
        clinic.passes(seconds=2)
        clinic.passes(seconds=2)
        ana.presses("Show")
        asked.append(ana.last)
    first, second = asked
    ana.presses("I agree", first)
    assert daily.hash == clinic.database.read(people.enrolment_of, ana.patient_id).protocol_hash
    fewer = daily.model_copy(update={"version": 9, "rotating": None})
    assert "moved" == move(fewer)
    ana.presses("I agree", second)
    assert fewer.hash == clinic.database.read(people.enrolment_of, ana.patient_id).protocol_hash
    patient = clinic.database.read(people.patient_by_ref, clinic.clinic.id, ana.ref)
    clinic.database.transact(stay.enter, clinic.now, patient, stays.State.custody, "test")
    assert "unreached" == move(treatment)
    ana.reads()
