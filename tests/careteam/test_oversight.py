"""Oversight: every planted fault is found and named, and nothing else is."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careteam import alerts, helping, oversight, tasks
from storage import addresses, backups, gaps, people
from storage.columns import table_of
from storage.database import Db
from storage.tables import Alert, Bot, Clinic, Clinician, Enrolment, Inbox, Outbox, Patient, Task
from tests import databases
from tests.storage.place import NOW, Place

LATER = NOW + timedelta(hours=1)
LATE = LATER - timedelta(seconds=61)


@pytest.fixture(scope="module")
def at_work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A clinic with a patient, an alert that somebody has taken, a task, and everything done in time."""
    folder: Path = tmp_path_factory.mktemp("oversight")
    database = databases.open_database(databases.fresh("sqlite", folder), folder / "patients.keys")
    place = Place(database)
    patient, _, _ = place.enrolled()
    database.transact(_at_work, place, patient)
    yield place
    database.close()


def _at_work(db: Db, place: Place, patient: str) -> None:
    clinic = db.get(Clinic, place.clinic.id)
    (nurse,) = people.clinicians(db, clinic.id)
    addresses.bind(db, clinic.id, "clinician", nurse.id, addresses.Chat(place.bot.id, 4711), NOW)
    alert = helping.help_called(db, LATER, db.get(Patient, patient), "button")
    alerts.acknowledge(db, LATER, alert.id, nurse)
    tasks.add(db, LATER, clinic, "message", patient=db.get(Patient, patient))
    gaps.polled(db, place.bot.id, LATER)
    for each, at in ((Enrolment, "next_due_at"), (Patient, "day_close_at")):
        db.change(each, **{at: LATER + timedelta(hours=1)})
    seen = {"state": "done", "due_at": NOW, "received_at": NOW, "done_at": NOW}
    db.add(Inbox(bot_id=place.bot.id, update_id=1, chat_key="chat", **seen))


def _audit_row_changed(db: Db) -> None:
    triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'"
    for (name,) in db.connection.exec_driver_sql(triggers).all():
        db.connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    db.connection.exec_driver_sql("UPDATE audit SET action = 'nothing' WHERE seq = 2")


def _taken_notice(db: Db) -> None:
    late = table_of(Outbox).c.template == "notice"
    assert db.change(Outbox, late, action="send", state="ready", due_at=LATE)


def _backup(db: Db, *, is_good: bool) -> None:
    """One of 26 hours and a second ago: it was never read through, or it was and none came after it."""
    at = LATER - timedelta(hours=26, seconds=1)
    run = backups.begun(db, at, db.all(Clinic)[0].id)
    if is_good:
        backups.tested(db, at, run, 1)


FAULTS: dict[str, tuple[Callable[[Db], object], ...]] = {
    "steps": (
        lambda db: db.change(Alert, next_step_at=LATE),
        lambda db: db.change(Task, next_step_at=LATE),
    ),
    "owners": (lambda db: db.change(Clinician, state="left"),),
    "answers": (lambda db: db.change(Patient, review_seq=99, review_due_at=LATER - timedelta(seconds=31)),),
    "evaluated": (
        lambda db: db.change(
            Patient, review_seq=99, review_due_at=LATER, pending_since=LATER - timedelta(hours=24, seconds=1)
        ),
    ),
    "sending": (
        _taken_notice,
        lambda db: db.change(
            Outbox, table_of(Outbox).c.template == "notice", action="send", state="sending", lease_until=LATE
        ),
    ),
    "prompts": (lambda db: db.change(Enrolment, next_due_at=LATE),),
    "days": (lambda db: db.change(Patient, day_close_at=LATE),),
    "inbox": (
        lambda db: db.change(Inbox, state="new", due_at=LATER - timedelta(seconds=11)),
        lambda db: db.change(Inbox, state="leased", lease_until=LATER - timedelta(seconds=11)),
    ),
    "telegram": (
        lambda db: db.change(Bot, polled_at=LATER - timedelta(seconds=121)),
        lambda db: db.change(Bot, polled_at=None),
    ),
    "updates": (lambda db: db.change(Inbox, state="dead", done_at=NOW),),
    "audit": (_audit_row_changed,),
    "backup": (lambda db: _backup(db, is_good=False), lambda db: _backup(db, is_good=True)),
}
EXCLUSIVE = {"answers": "evaluated", "evaluated": "answers", "inbox": "updates", "updates": "inbox"}


class _TakenBack(Exception):
    """Ends a transaction so that nothing of it stays."""


def found_with(place: Place, plants: list[Callable[[Db], object]], disk_free: float | None = None) -> set[str]:
    """The names of what is found once these faults are planted; they are taken back again."""
    found: set[str] = set()

    def look(db: Db) -> None:
        for plant in plants:
            plant(db)
        found.update(trouble.name for trouble in oversight.look(db, LATER, disk_free))
        raise _TakenBack

    with pytest.raises(_TakenBack):
        place.database.transact(look)
    return found


@settings(max_examples=15)
@given(
    chosen=st.sets(st.sampled_from(sorted(FAULTS))), which=st.integers(0, 1), disk=st.sampled_from([None, 0.1, 0.09])
)
def test_each_planted_fault_is_found_and_named_and_nothing_else(
    at_work: Place, chosen: set[str], which: int, disk: float | None
) -> None:
    """Whatever goes wrong together: the findings are exactly what was planted."""
    for name in sorted(chosen):
        if EXCLUSIVE.get(name) in chosen:  # two faults of one row: it can have only one
            chosen.discard(name)
    plants = [FAULTS[name][min(which, len(FAULTS[name]) - 1)] for name in sorted(chosen)]

    assert chosen | ({"disk"} if disk == 0.09 else set()) == found_with(at_work, plants, disk)


def test_every_fault_alone_is_found_and_what_is_only_just_in_time_is_none(at_work: Place) -> None:
    """Each way of each fault by itself; and with the same instants a second later nothing is late."""
    assert {watched.name for watched in oversight.WATCHED} == {*FAULTS, "disk"}
    for name, ways in FAULTS.items():
        for plant in ways:
            assert {name} == found_with(at_work, [plant]), name
    just = LATER - timedelta(seconds=60)
    plants: list[Callable[[Db], object]] = [
        lambda db: db.change(Alert, next_step_at=just),
        lambda db: db.change(Enrolment, next_due_at=just),
        lambda db: db.change(Patient, review_seq=99, review_due_at=LATER - timedelta(seconds=30), day_close_at=just),
        lambda db: db.change(Bot, polled_at=LATER - timedelta(seconds=120)),
    ]
    assert set() == found_with(at_work, plants, 0.1)


def test_a_notice_that_waits_to_be_tried_again_is_not_late(at_work: Place) -> None:
    """Telegram was asked and said no: it is due when it is tried again."""
    again = LATER + timedelta(minutes=4)
    plant = lambda db: db.change(  # noqa: E731
        Outbox, table_of(Outbox).c.template == "notice", action="send", state="ready", due_at=again, failures=5
    )
    assert set() == found_with(at_work, [plant])
