"""A page reads on from what the last review left, and shows what a reading of the whole history shows."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random  # noqa: TID251 - which answers come late, from a seed

from careteam import watch, weeks
from careteam.patient_days import read_until
from lab.bench import a_year
from lab.living import begin, set_up
from signatures.pack import Pack, load_pack
from signatures.usual import read_before
from storage import carried, history, people
from storage.database import Db
from storage.tables import Patient
from tests import databases

DAYS = 96  # a dose step on the eightieth, and hard days after it


def differs(db: Db, patient: Patient, pack: Pack, today: date) -> bool:
    """Whether the two readings differ in anything that a page draws."""
    patient = db.get(Patient, patient.id)
    ours, whole = read_until(db, patient, pack, today), read_before(history.of(db, patient), pack, today)
    drawn = [weeks.days_of(reading, today, is_calm=False, count=84) for reading in (ours, whole)]
    same_context = ours.doses.context(today) == whole.doses.context(today)
    return drawn[0] != drawn[1] or ours.after_soon != whole.after_soon or not same_context


def test_a_page_shows_what_a_reading_of_everything_shows(tmp_path: Path) -> None:
    """
    With late, corrected and filled-in answers: by day, in the night before the day has closed, after days without a
    review, and while a review waits; other rules, and nothing left, read everything.
    """
    pack, person = load_pack(), a_year()
    person = replace(person, days=person.days[:DAYS])
    database = databases.open_database(databases.fresh("sqlite", tmp_path), tmp_path / "patients.keys")

    def lived(db: Db) -> list[tuple[date, bool, bool]]:
        patient, known = begin(db, set_up(db), 1, person, Random(7))
        pasts, found, packed = watch.Pasts(), [], 0
        for n, day in enumerate(person.days):
            is_quiet = n >= DAYS - 5  # nothing comes and nobody is reviewed: an answer would mark them
            for write in () if is_quiet else known.get(day.on, ()):
                write(db)
            nine = datetime.combine(day.on + timedelta(days=1), datetime.min.time(), UTC) + timedelta(hours=9)
            if not is_quiet:
                watch.review(db, nine, patient.id, pack, pasts)
            if n % 12 == 0 or n > DAYS - 7:
                for today in (nine.date(), nine.date() + timedelta(days=1)):
                    left = carried.of(db, db.get(Patient, patient.id), pack, today)
                    packed += left is not None and left[1] is not None
                    found.append((today, left is not None, differs(db, patient, pack, today)))
        assert carried.of(db, patient, replace(pack, hash="other"), nine.date()) is None
        people.mark_for_review(db, nine, patient.id)
        assert carried.of(db, db.get(Patient, patient.id), pack, nine.date()) is None
        assert not differs(db, patient, pack, nine.date())
        assert read_until(db, patient, pack, nine.date()).after_soon
        assert packed >= 10  # a history as long as this one is read from what was packed
        return found

    try:
        found = database.transact(lived)
    finally:
        database.close()
    assert 28 == len(found)
    assert [] == [today for today, is_left, _ in found if not is_left]
    assert [] == [today for today, _, is_other in found if is_other]
