"""One patient's days as the rules read them: from what the last review left, where it has left anything."""

from dataclasses import replace
from datetime import date, timedelta

from signatures.days import build_days
from signatures.pack import Pack
from signatures.reading import Reading
from signatures.usual import read_before
from storage import carried, history
from storage.database import Db
from storage.tables import Patient


def read_until(db: Db, patient: Patient, pack: Pack, today: date) -> Reading:
    """Every day before `today` decided, as `read_before` has it; what a review has weighed is not weighed anew."""
    found = carried.of(db, patient, pack, today)
    if found is None:
        return read_before(history.of(db, patient), pack, today)
    left, closed = found
    told = history.of(db, patient, closed=closed)
    reading = Reading(told, pack, today, replace(left, days=build_days(told, left.through)))
    for n in range(1, (today - left.through).days):
        reading.decide(left.through + timedelta(days=n), day_closed=True)
    return reading
