"""The team's page on which people are enrolled: one or a list, and the sheet that each is handed."""

import re

from storage import people
from tests.clinic import Clinic
from tests.team_page import Browser

LIST = """ref;age;language;protocol
P-1;17;de;daily
P-2;44;xx;daily
P-2;51;de;nowhere
Maria;30;;
"""
CODE = re.compile(r"start=([\w-]+)")


def refs(clinic: Clinic) -> list[str]:
    """Everybody who is enrolled."""
    return [patient.ref for patient in clinic.database.read(people.patients, clinic.clinic.id)]


def test_somebody_is_enrolled_and_joins_by_the_sheet(clinic: Clinic) -> None:
    """
    Under age nothing is done and all that was typed stands there still; then the sheet has the link as a square, whom
    to call and that nobody watches, once. A new link ends the first; whoever opens it reads what they agree to.
    """
    nurse = Browser(clinic)
    nurse.signs_in(clinic.nurse)
    nurse.gets("/team/enrol")
    typed = {"ref": "P-020", "capacity_by": "Nurse M.", "protocol": "taper", "language": "es", "zone": "Europe/Madrid"}
    nurse.submits("/enrol/person", **typed, age="17")
    assert (422, True) == (nurse.status, "the age is a whole number of years, 18 or more" in nurse.text)
    assert all(part in nurse.html for part in ('value="P-020"', '<option value="taper" selected>'))
    assert [] == refs(clinic)
    nurse.submits("/enrol/person", **typed, age="42", medicine="methadone", pregnant="no")
    for part in ("One sheet to hand over", "nadie vigila este chat", "llama al 112", "P-020"):
        assert part in nurse.text, part
    assert '<path class="qrline"' in nurse.html
    assert "data-live" not in nurse.html, "it would fetch itself, and the link would be gone"
    first = CODE.findall(nurse.html)[0]

    nurse.gets("/team/enrol")
    assert "Invited, not joined yet 1" in nurse.text
    nurse.submits("/enrol/again", ref="P-020")
    second = CODE.findall(nurse.html)[0]
    ana = clinic.newcomer("Ana", "es")
    ana.writes(f"/start {first}")
    assert "Te damos la bienvenida" not in ana.text
    ana.writes(f"/start {second}")
    assert "Te damos la bienvenida a Evenkeel." in ana.text
    enrolled = clinic.database.read(lambda db: people.patient_by_ref(db, clinic.clinic.id, "P-020"))
    assert "methadone" == clinic.database.read(people.enrolment_of, enrolled.id).medicine_class


def test_a_list_is_checked_whole_before_anybody_is_enrolled(clinic: Clinic) -> None:
    """Every fault is named with its line, nobody is enrolled and the list stays; mended, there is a sheet for each."""
    nurse = Browser(clinic)
    nurse.signs_in(clinic.nurse)
    nurse.gets("/team/enrol")
    nurse.submits("/enrol/list", list="name,age\nMaria,30\n")
    assert "Not known: name." in nurse.text
    nurse.submits("/enrol/list", list=" ")
    assert "There is no list. Paste it, or choose a CSV file." in nurse.text
    nurse.submits("/enrol/list", list=f"{LIST}P-3;44;en;daily;;too much\n")
    for part in (
        "Line 2: the age is",
        'Line 3: there are no texts in "xx"',
        "Line 4: P-2 is taken",
        'Line 4: there is no protocol "nowhere"',
        'Line 5: "Maria" is no reference',
        "Line 6: more values than the",
    ):
        assert part in nurse.text, part
    assert "P-2;44;xx;daily" in nurse.html
    assert [] == refs(clinic)
    nurse.submits("/enrol/list", list="ref,age,language\nP-1,18,de\n\nP-2,44,\n")
    assert ["P-1", "P-2"] == refs(clinic)
    assert all(part in nurse.text for part in ("2 sheets to hand over", "So beginnen Sie", "How to begin"))
