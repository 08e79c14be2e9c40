"""Doses: a slip is put right by a second entry for its day, and the first one stays stored."""

from datetime import date

import pytest

from storage import doses, history
from storage.columns import table_of
from storage.database import Database, Db
from storage.tables import DoseChange, Patient
from tests.storage.place import NOW, SECOND, Place

START, MONDAY, TUESDAY = date(2026, 1, 5), date(2026, 3, 2), date(2026, 3, 3)
Change = tuple[str, float | None, float | None, date]


class Plan:
    """The dose plan of one patient; each entry is a second later than the one before."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.patient_id, _, _ = Place(database).enrolled()
        self.now = NOW

    def enter(self, mg: float, on: date, drug: str = "opioid") -> DoseChange | None:
        """Staff record a dose from a day on."""
        self.now += SECOND
        patient = self.database.read(lambda db: db.get(Patient, self.patient_id))
        return self.database.transact(doses.set_dose, self.now, patient, mg, on, drug, "not said", "tests")

    def changes(self) -> list[Change]:
        """What the signatures are told: kind, before, after, day."""

        def told(db: Db) -> list[Change]:
            found = history.of(db, db.get(Patient, self.patient_id)).dose_changes
            return [(c.kind.value, c.mg_before, c.mg_after, c.effective_on) for c in found]

        return self.database.read(told)

    def mg(self, on: date) -> float | None:
        """The dose on a day."""
        return self.database.read(doses.current_mg, self.patient_id, on)

    def entries(self) -> list[DoseChange]:
        """Every row that is stored."""
        return self.database.read(lambda db: db.all(DoseChange, table_of(DoseChange).c.patient_id == self.patient_id))


@pytest.fixture
def plan(database: Database) -> Plan:
    """A patient on 40 mg a day since January."""
    made = Plan(database)
    made.enter(40, START)
    return made


def test_a_second_entry_for_a_day_takes_the_place_of_the_first(plan: Plan) -> None:
    """4 mg was a slip of 36: the step is from 40 to 36, and the slip stays in the table as it was entered."""
    plan.enter(4, MONDAY)
    said = plan.enter(36, MONDAY)

    assert said is not None
    assert ("step", 40, 36) == (said.kind, said.mg_before, said.mg_after)
    assert [("start", None, 40, START), ("step", 40, 36, MONDAY)] == plan.changes()
    assert (40, 36) == (plan.mg(START), plan.mg(TUESDAY))
    assert [(40, START), (4, MONDAY), (36, MONDAY)] == [(row.mg_after, row.effective_on) for row in plan.entries()]


def test_an_entry_for_the_wrong_person_is_undone(plan: Plan) -> None:
    """The dose of before, entered for the same day: no change is left, neither a cut nor a rise."""
    plan.enter(4, MONDAY)
    said = plan.enter(40, MONDAY)

    assert said is not None
    assert (40, 40) == (said.mg_before, said.mg_after)
    assert [("start", None, 40, START)] == plan.changes()
    assert 40 == plan.mg(TUESDAY)
    assert plan.enter(40, MONDAY) is None, "a third time changes nothing"


def test_an_entry_between_two_others_changes_what_the_later_one_means(plan: Plan) -> None:
    """36 from Tuesday was recorded first, 38 from Monday afterwards: two small steps."""
    plan.enter(36, TUESDAY)
    plan.enter(38, MONDAY)

    assert [("start", None, 40, START), ("step", 40, 38, MONDAY), ("step", 38, 36, TUESDAY)] == plan.changes()


def test_another_medicine_is_a_switch_without_a_percentage(plan: Plan) -> None:
    """8 mg of another medicine is not a cut by four fifths; then nothing of that one is a stop."""
    plan.enter(8, MONDAY, drug="buprenorphine")
    plan.enter(0, TUESDAY, drug="")

    assert [("switch", None, 8, MONDAY), ("stop", 8, 0, TUESDAY)] == plan.changes()[1:]


def test_the_same_amount_of_another_medicine_is_recorded(plan: Plan) -> None:
    """Forty of one and forty of another are two things."""
    said = plan.enter(40, MONDAY, drug="methadone")

    assert said is not None
    assert [("start", None, 40, START), ("switch", None, 40, MONDAY)] == plan.changes()


@pytest.mark.parametrize("drug", ["opioid", "buprenorphine"])
def test_what_follows_a_stop_begins_anew(plan: Plan, drug: str) -> None:
    """Nothing from Monday, a dose again from Tuesday, of the same medicine or another: a start, and no step from 0."""
    plan.enter(0, MONDAY)
    plan.enter(8, TUESDAY, drug=drug)

    assert [("start", None, 40, START), ("stop", 40, 0, MONDAY), ("start", None, 8, TUESDAY)] == plan.changes()
