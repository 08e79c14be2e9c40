"""What must never stand in a table is refused by the database itself."""

from typing import Any

import pytest
import sqlalchemy as sa

from storage import asking, checkins, episodes
from storage.columns import table_of
from storage.tables import (
    Address,
    Alert,
    Bot,
    CheckIn,
    Clinic,
    Clinician,
    DoseChange,
    Enrolment,
    Episode,
    Inbox,
    Observation,
    Outbox,
    Patient,
    Response,
    Task,
)
from tests.storage.place import NOW, Place

ON = NOW.date()


def refused(place: Place, model: Any, **values: Any) -> None:
    """Inserts a row and expects a constraint to refuse it."""
    statement = table_of(model).insert().values({"id": "x" * 32, "clinic_id": place.clinic.id, **values})
    with pytest.raises(sa.exc.IntegrityError):
        place.database.transact(lambda db: db.connection.execute(statement))


def not_changed(place: Place, model: Any, **values: Any) -> None:
    """Changes every row and expects a constraint to refuse it."""
    assert place.database.read(lambda db: db.scalar(sa.select(sa.func.count()).select_from(table_of(model)))) > 0
    with pytest.raises(sa.exc.IntegrityError):
        place.database.transact(lambda db: db.change(model, **values))


@pytest.mark.parametrize("wrong", [{"score": -1}, {"score": 11}, {"how": "perhaps"}, {"origin": "guessed"}])
def test_an_answer_out_of_range_is_refused(place: Place, wrong: dict[str, Any]) -> None:
    """A score is 0 to 10, however it gets there."""
    patient, enrolment, address = place.enrolled()
    place.database.transact(asking.offer_first, NOW, enrolment, address)
    checkin = place.database.read(checkins.latest, patient)
    assert checkin is not None
    right = {
        "patient_id": patient,
        "checkin_id": checkin.id,
        "item": "pain",
        "revision": 0,
        "how": "answered",
        "score": 10,
        "choices": [],
        "local_on": ON,
        "origin": "prompted",
        "late": False,
        "answered_at": NOW,
        "recorded_at": NOW,
        "wording": "w",
        "language": "en",
    }
    refused(place, Response, **{**right, **wrong})
    refused(place, Response, **{**right, "how": "skipped"})  # a skip has no score
    insert = table_of(Response).insert().values({"id": "y" * 32, "clinic_id": place.clinic.id, **right})
    place.database.transact(lambda db: db.connection.execute(insert))
    refused(place, Response, **right)  # the same revision twice


@pytest.mark.parametrize(
    "wrong",
    [{"kind": "guess"}, {"kind": "withdrawal_grade", "grade": 4}, {"grade": -1}, {"score": -1}],
)
def test_an_observation_out_of_range_is_refused(place: Place, wrong: dict[str, Any]) -> None:
    """Grades are 0 to 3, points are not negative."""
    patient, _, _ = place.enrolled()
    right = {"patient_id": patient, "seen_on": ON, "kind": "cows", "recorded_at": NOW, "source": "staff"}
    refused(place, Observation, **{**right, **wrong})


def test_a_dose_below_zero_is_refused(place: Place) -> None:
    """Before and after a change."""
    patient, _, _ = place.enrolled()
    right = {"patient_id": patient, "kind": "step", "drug": "d", "formulation": "f", "unit": "mg/day"}
    right |= {"effective_on": ON, "recorded_at": NOW, "source": "staff"}
    refused(place, DoseChange, **right, mg_before=-1, mg_after=1)
    refused(place, DoseChange, **right, mg_before=1, mg_after=-1)
    refused(place, DoseChange, **{**right, "kind": "jump"}, mg_before=1, mg_after=1)


def test_a_state_that_does_not_exist_is_refused(place: Place) -> None:
    """Every state of patients, check-ins, people, addresses, messages and updates."""
    _, enrolment, address = place.enrolled()
    place.database.transact(asking.offer_first, NOW, enrolment, address)
    for model in (Patient, CheckIn, Clinician, Address, Outbox):
        not_changed(place, model, state="elsewhere")
    not_changed(place, CheckIn, stage="elsewhere")
    not_changed(place, Enrolment, phase="elsewhere")
    not_changed(place, Enrolment, programme="elsewhere")
    not_changed(place, Outbox, delivery="twice")
    not_changed(place, Outbox, action="shout")
    not_changed(place, Outbox, copies=4)
    not_changed(place, Outbox, copies=-1)
    not_changed(place, Address, channel="pigeon")
    not_changed(place, Clinic, alert_detail="some")
    not_changed(place, Clinic, legal_profile="none")
    not_changed(place, Patient, reviewed_seq=Patient.review_seq + 1)
    statement = table_of(Inbox).insert().values(bot_id=place.bot.id, chat_key="c", state="odd", attempt=0)
    with pytest.raises(sa.exc.IntegrityError):
        place.database.transact(lambda db: db.connection.execute(statement.values(due_at=NOW, received_at=NOW)))


def test_an_alert_always_has_a_next_step_an_owner_and_an_outcome_where_it_must(place: Place) -> None:
    """No open alert without a next step, none taken without an owner, no outcome without a verdict."""
    right = {"ref": "A-1", "signature": "withdrawal", "tier": "soon", "state": "raised", "version": 0}
    right |= {"rung": 0, "step_no": 0, "raised_at": NOW, "next_step_at": NOW}
    for wrong in (
        {"state": "lost"},
        {"tier": "info"},
        {"signature": "guess"},
        {"next_step_at": None},
        {"state": "acknowledged"},
        {"state": "closed", "closed_as": "outcome"},
        {"closed_as": "vanished"},
        {"verdict": "maybe"},
        {"cause": "fate"},
        {"action": "none"},
    ):
        refused(place, Alert, **{**right, **wrong})
    task = {"kind": "follow_up", "rung": 0, "step_no": 0, "created_at": NOW}
    refused(place, Task, **task, state="open", next_step_at=None)
    refused(place, Task, **task, state="lost", next_step_at=NOW)


def test_a_patient_has_one_open_episode_of_a_signature(place: Place) -> None:
    """The partial unique index: a second one waits until the first is closed."""
    patient, _, _ = place.enrolled()
    row = place.database.read(lambda db: db.get(Patient, patient))
    first = place.database.transact(episodes.open_explicit, NOW, row, "crisis", "urgent", ON)
    again = place.database.transact(episodes.open_explicit, NOW, row, "crisis", "urgent", ON)
    assert first.id == again.id
    other = {"patient_id": patient, "signature": "crisis", "tier": "urgent", "occurrence": 1, "linked": False}
    other |= {"opened_on": ON, "opened_at": NOW, "last_held_on": ON, "clear_days": 0}
    refused(place, Episode, **other, state="open")
    refused(place, Episode, **{**other, "tier": "dire"}, state="closed")


def test_what_a_row_points_at_must_exist(place: Place) -> None:
    """Foreign keys are on."""
    refused(place, Bot, telegram_bot_id="9", username="", secret_ref="s", clinic_id="nobody")
