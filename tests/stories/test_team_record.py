"""The team's page on which it records: facts, what was seen, where somebody is, and a check-in taken by phone."""

from datetime import timedelta

from careteam import watch
from prompts.schedule import local_day
from storage import doses, events, history, stays
from storage.database import Db
from storage.tables import Patient
from tests.clinic import USUAL, Ana, Clinic
from tests.team_page import Browser


def patient_of(db: Db, ana: Ana) -> Patient:
    """Ana as stored."""
    return db.get(Patient, ana.patient_id)


def day(clinic: Clinic, ana: Ana, back: int = 0) -> str:
    """So many days before today on Ana's calendar, as a form has it."""
    return (local_day(clinic.now, ana.zone) - timedelta(days=back)).isoformat()


def test_what_the_team_records_reaches_the_rules_and_a_slip_is_taken_back(clinic: Clinic) -> None:
    """
    A fact with its day, a urine and COWS points are what the history holds; COWS in a dose window calls, and taken back
    the alert no longer holds. A day to come, and points beyond the scale, come again with a sentence.
    """
    ana = clinic.enrol("Ana")
    ana.usual_days(3)
    clinic.dose_lowered(ana)
    nurse = Browser(clinic)
    nurse.signs_in(clinic.nurse)
    nurse.gets("/team/patient/P-014/record")
    nurse.submits("/record/fact", kind="palliative", on=day(clinic, ana, -1))
    assert (422, True) == (nurse.status, "This day has not come yet." in nurse.text)
    assert '<option value="palliative" selected>' in nurse.html
    nurse.submits("/record/fact", kind="palliative", on=day(clinic, ana, 2))
    assert "Recorded for P-014." in nurse.text
    nurse.submits("/record/fact", kind="palliative", on=day(clinic, ana, 2))
    assert "That is recorded already." in nurse.text
    nurse.submits("/record/urine", found="1", on=day(clinic, ana))
    nurse.submits("/record/seen", kind="cows", points="49", on=day(clinic, ana))
    assert "COWS has 0 to 48 points" in nurse.text
    nurse.submits("/record/seen", kind="cows", points="12", on=day(clinic, ana))
    assert all(part in nurse.text for part in ("COWS 12", "An opioid beside the own medicine", "Palliative care"))
    known = clinic.database.read(lambda db: history.of(db, patient_of(db, ana)))
    assert [("cows", 12), ("urine", 1)] == sorted((seen.kind, seen.score) for seen in known.observations)
    assert [(day(clinic, ana, 2), False)] == [(f"{e.on}", e.by_patient) for e in known.events if e.kind == "palliative"]
    assert ["withdrawal"] == clinic.nurse.open_alerts()

    cows = next(seen.id for seen in clinic.database.read(doses.observations, ana.patient_id) if seen.kind == "cows")
    nurse.submits(f"/seen/{cows}/take-back")
    assert all(part in nurse.text for part in ("Taken back.", "COWS 12 taken back"))
    assert [] == clinic.nurse.open_alerts()
    fact = next(e.id for e in clinic.database.read(events.of, ana.patient_id) if e.kind == "palliative")
    nurse.submits(f"/event/{fact}/take-back")
    assert [] == [e for e in clinic.database.read(events.of, ana.patient_id) if e.kind == "palliative"]
    for person in (ana, clinic.nurse, clinic.lead):
        person.reads()


def test_a_stay_in_hospital_is_recorded_with_the_day_it_began(clinic: Clinic) -> None:
    """Told two days later it counts from its day; check-ins rest until home again, which cannot lie before it."""
    ana = clinic.enrol("Ana")
    ana.usual_days(4)
    nurse = Browser(clinic)
    nurse.signs_in(clinic.nurse)
    nurse.gets("/team/patient/P-014/record")
    nurse.submits("/record/stay", state="hospital", on=day(clinic, ana, 2))
    assert "in hospital" in nurse.text
    (stay,) = clinic.database.read(stays.of, ana.patient_id)
    assert day(clinic, ana, 2) == f"{local_day(stay.from_at, ana.zone)}"
    ana.presses("Show")
    assert "Check-ins rest until you are home." in ana.text
    nurse.submits("/record/stay", state="active", on=day(clinic, ana, 3))
    assert (422, True) == (nurse.status, "Give that day or a later one." in nurse.text)
    nurse.submits("/record/stay", state="active", on=day(clinic, ana))
    known = clinic.database.read(lambda db: history.of(db, patient_of(db, ana)))
    assert [(day(clinic, ana, 2), day(clinic, ana))] == [(f"{s.from_on}", f"{s.to_on}") for s in known.hospital]
    ana.presses("Show")
    assert "Welcome back." in ana.text


def test_a_check_in_by_phone_counts_as_that_days_and_replaces_no_answer(clinic: Clinic) -> None:
    """
    What Ana answered herself stays; the rest is read out in her words and stored with the origin "clinic", looked at
    like any answer; her own message shows it complete. A choice that cannot be meant so comes again, and is not lost.
    """
    ana = clinic.enrol("Ana")
    ana.begins()
    ana.presses_key("pain=6", ana.check_in)
    nurse = Browser(clinic)
    nurse.signs_in(clinic.nurse)
    nurse.gets("/team/patient/P-014/phone")
    assert all(part in nurse.text for part in ("How is your mood today?", "answered by themselves; it stays"))
    told = {"mood": "3", "sleep": "2", "craving": "4", "dose": "ran_out", "anx": "declined"}
    nurse.submits("/phone", **told, **{"body.sweats": "yes", "body.none": "yes"})
    assert (422, True) == (nurse.status, "choose either answers, or none of these" in nurse.text)
    assert '<option value="ran_out" lang="en" selected>' in nurse.html
    nurse.submits("/phone", **told, **{"body.sweats": "yes", "bother": "4", "pain": "0"})
    assert "Stored as their check-in, taken by phone." in nurse.text

    assert {
        "pain": (6, "prompted"),
        "mood": (3, "clinic"),
        "sleep": (2, "clinic"),
        "craving": (4, "clinic"),
        "body": (None, "clinic"),
        "bother": (4, "clinic"),
        "dose": (None, "clinic"),
        "anx": (None, "clinic"),
    } == {row.item: (row.score, row.origin) for row in clinic.stored(ana)}
    assert ["complete"] == [row.state for row in clinic.checkins(ana)]
    assert "sleep 2" in ana.check_in["text"].lower()
    assert ["withdrawal"] == clinic.nurse.open_alerts()
    nurse.gets("/team/patient/P-014/phone")
    nurse.submits("/phone", mood="5")
    assert [3, 5] == [row.score for row in clinic.stored(ana) if row.item == "mood"]
    for person in (ana, clinic.nurse):
        person.reads()


def test_a_call_before_the_morning_asks_no_more_that_day_and_yesterday_can_be_told(clinic: Clinic) -> None:
    """Taken at eight, nothing comes at nine; yesterday stays missed as asked, and its answers count for its day."""
    ana = clinic.enrol("Ana")
    ana.answers(**USUAL)
    clinic.passes(days=2)
    nurse = Browser(clinic)
    nurse.signs_in(clinic.nurse)
    nurse.gets("/team/patient/P-014/phone")
    nurse.submits("/phone", pain="4", mood="5")
    nurse.gets(f"/team/patient/P-014/phone?day={day(clinic, ana, 1)}")
    nurse.submits("/phone", pain="7")
    before = len(ana.from_bot())
    clinic.until("10:00")
    assert before == len(ana.from_bot())
    told = clinic.database.read(lambda db: history.of(db, patient_of(db, ana)))
    days = {f"{r.local_on}": r.score for r in told.responses if r.item == "pain" and r.origin == "clinic"}
    assert {day(clinic, ana): 4, day(clinic, ana, 1): 7} == days
    assert ["complete", "missed", "partial"] == [row.state for row in clinic.checkins(ana)]
    assert watch.Reviewed(0, 0) == clinic.database.transact(watch.review, clinic.now, ana.patient_id, clinic.pack)


def test_the_plan_of_a_taper_is_kept_by_who_prescribes_and_read_by_the_nurse(clinic: Clinic) -> None:
    """
    The lead adds the first dose and two planned steps, corrects one and takes one back; a slip has to be confirmed, and
    more than a tenth in 30 days is marked with its source. The nurse reads the plan and cannot write in it.
    """
    ana = clinic.enrol("Ana", protocol="taper")
    lead, nurse = Browser(clinic), Browser(clinic)
    lead.signs_in(clinic.lead)
    lead.gets("/team/patient/P-014/doses")
    for mg, back in (("40", 60), ("36", -7), ("33", -14)):
        lead.submits("/doses/set", mg=mg, on=day(clinic, ana, back), drug="oxycodone")
        assert "Recorded for P-014." in lead.text
    lead.submits("/doses/set", mg="3", on=day(clinic, ana, -14))
    assert (422, True) == (lead.status, "far from the 36 mg before" in lead.text)
    lead.submits("/doses/set", mg="32,5", on=day(clinic, ana, -14), sure="yes")
    assert all(part in lead.text for part in ("32.5 mg −10 % −19 % more than 10 %", "36 mg −10 % −10 %", "CDC 2022"))
    plan = clinic.database.read(doses.changes, ana.patient_id)
    assert [(None, 40), (40, 36), (36, 32.5)] == [(row.mg_before, row.mg_after) for row in plan]
    assert 40 == clinic.database.read(doses.current_mg, ana.patient_id, local_day(clinic.now, ana.zone))

    nurse.signs_in(clinic.nurse)
    nurse.gets("/team/patient/P-014/doses")
    assert "Prescribers and leads record doses here." in nurse.text
    assert "In 30 days" not in nurse.text
    csrf = nurse.html.partition('name="csrf" value="')[2].partition('"')[0]
    nurse.posts("/team/patient/P-014/doses/set", {"csrf": csrf, "mg": "1", "on": day(clinic, ana)})
    assert 403 == nurse.status

    lead.posts(
        "/team/patient/P-014/doses/take-back",
        {"csrf": lead.html.partition('name="csrf" value="')[2].partition('"')[0], "entry": plan[-1].id},
    )
    assert "The dose before goes on" in lead.text
    assert [40, 36] == [row.mg_after for row in clinic.database.read(doses.changes, ana.patient_id)]


def test_who_leaves_is_told_whom_to_turn_to_and_no_alert_is_left_behind(clinic: Clinic) -> None:
    """A nurse is not asked; the lead says whom Ana turns to and who keeps the open alert, and is asked to be sure."""
    ana = clinic.enrol("Ana")
    ana.answers(**{**USUAL, "dose": "ran_out"})
    lead, nurse = Browser(clinic), Browser(clinic)
    nurse.signs_in(clinic.nurse)
    nurse.gets("/team/patient/P-014/record")
    assert "They leave this team" not in nurse.text
    lead.signs_in(clinic.lead)
    lead.gets("/team/patient/P-014/record")
    typed = {"state": "transferred", "on": day(clinic, ana), "who": "Dr Vega, Harbour Clinic"}
    lead.submits("/record/leave", **typed)
    assert "say below that they leave" in lead.text
    lead.submits("/record/leave", **typed, sure="yes")
    assert (422, True) == (lead.status, "choose who keeps it" in lead.text)
    assert 'value="Dr Vega, Harbour Clinic"' in lead.html
    lead.submits("/record/leave", **typed, sure="yes", keeper="Nurse M.")
    assert "P-014 has left" in lead.text
    ana.presses("Show")
    assert "Dr Vega, Harbour Clinic" in ana.text
    assert [("acknowledged", clinic.nurse.clinician_id)] == [(a.state, a.owner_id) for a in clinic.alerts()]
    for person in (ana, clinic.nurse, clinic.lead):
        person.reads()
