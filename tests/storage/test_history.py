"""The answers of a patient, read again: only what came since, and never less than what stands."""

from datetime import datetime, timedelta

from storage import history
from storage.database import Db
from storage.tables import CheckIn, Enrolment, Response
from tests.storage.place import NOW, Place

HOUR = timedelta(hours=1)


def answered(db: Db, enrolment: Enrolment, id_: str, at: datetime, score: int, revision: int = 0) -> None:
    """One row: pain, as answered or as put right."""
    values = {"clinic_id": enrolment.clinic_id, "patient_id": enrolment.patient_id, "local_on": NOW.date()}
    db.add(
        Response(
            id=id_, checkin_id="c", item="pain", revision=revision, how="answered", score=score, origin="prompted",
            answered_at=at, recorded_at=at, wording="en-1", language="en", **values,
        )
    )  # fmt: skip


def asked(db: Db, enrolment: Enrolment) -> None:
    """The check-in that they belong to."""
    db.add(
        CheckIn(
            id="c", clinic_id=enrolment.clinic_id, patient_id=enrolment.patient_id, enrolment_id=enrolment.id,
            protocol_hash=enrolment.protocol_hash, local_on=NOW.date(), slot="day", zone="UTC", language="en",
            state="complete", planned_at=NOW, expires_at=NOW + 12 * HOUR,
        )
    )  # fmt: skip


def test_what_was_read_before_never_hides_an_answer(place: Place) -> None:
    """A later row, one of the very same instant and one recorded earlier are found, as by reading everything."""
    _, enrolment, _ = place.enrolled()
    place.database.transact(asked, enrolment)
    before = history.NO_ANSWERS
    for number, (at, score) in enumerate([(NOW, 1), (NOW + HOUR, 2), (NOW + HOUR, 3), (NOW, 4)]):
        place.database.transact(answered, enrolment, f"r{number}", at, score, number)
        whole = place.database.read(history.answers_of, enrolment.patient_id)
        before = place.database.read(history.answers_of, enrolment.patient_id, before)

        assert whole == before
        assert [(number, score)] == [(revision, told.score) for revision, told in before.latest.values()]
