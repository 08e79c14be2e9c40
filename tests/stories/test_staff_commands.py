"""What staff ask in their own chat: /patients, /patient P-014, /oncall; who may, and who sees that they did."""

from storage import reading
from storage.columns import table_of
from storage.tables import CareTeam, Clinician, Patient
from storage.tables import Clinic as ClinicRow
from tests.clinic import BAD_MORNING, Clinic


def test_a_nurse_reads_who_there_is_and_how_one_of_them_is(clinic: Clinic) -> None:
    """
    The list with state and last answer; one card with the last answers, the alert and who has it, the dose. The
    patient sees that the card was opened; where alerts hold no details, neither does the card.
    """
    ana, ben = clinic.enrol("Ana", ref="P-001"), clinic.enrol("Ben", ref="P-002")
    clinic.dose_set(ana, 40)
    ana.answers(**{**BAD_MORNING, "dose": "ran_out"})
    clinic.nurse.presses("I have this")
    ana.reads()
    ben.reads()

    clinic.nurse.writes("/patients")
    assert [
        "Your patients, page 1 of 1",
        "P-001 · ● SOON · active · last answer Mon 2 Mar",
        "P-002 · active · no answer yet",
    ] == clinic.nurse.text.split("\n")

    clinic.nurse.writes("/patient p-001")
    card = clinic.nurse.text.split("\n")
    assert "P-001 · active · Pain · stable dose" == card[0]
    assert "● SOON · withdrawal pattern · A-1003, today at 07:00 · Nurse M." == card[1]
    assert "On Mon 2 Mar: pain 8 · mood 2 · sleep 3 · wish for more medicine 5 · bother from body signs 5" == card[2]
    assert "40 mg a day since Mon 2 Mar" == card[3]
    looks = clinic.database.read(lambda db: reading.looks(db, db.get(Patient, ana.patient_id)))
    assert ("Nurse M.", "page") == (looks[0].who, looks[0].what)

    clinic.nurse.writes("/patient P-009")
    assert "There is no such patient on your list. /patients shows all." == clinic.nurse.text
    clinic.nurse.writes("/patient")
    assert "Write the reference with it, such as /patient P-014." == clinic.nurse.text

    row = table_of(ClinicRow).c.id == clinic.clinic.id
    clinic.database.transact(lambda db: db.change(ClinicRow, row, alert_detail="minimal"))
    clinic.nurse.writes("/patient P-001")
    assert ["P-001", "● SOON · A-1003", "The rest is on your page: /open"] == clinic.nurse.text.split("\n")
    clinic.nurse.writes("/patients")
    assert ["P-001 · ● SOON", "P-002"] == clinic.nurse.text.split("\n")[1:]


def test_who_may_ask_is_checked_at_every_question(clinic: Clinic) -> None:
    """
    An operator reads who is on call and nothing of a patient; a nurse of another care team sees nobody of this one, a
    lead sees everybody; a patient's /patients is words like others.
    """
    ana = clinic.enrol("Ana", ref="P-001")
    clinic.until("19:00")
    ana.reads()
    operator, elsewhere = clinic.joins("Otto", "operator"), clinic.joins("Nurse E.", "nurse")
    team = CareTeam(id="e" * 32, clinic_id=clinic.clinic.id, name="Elsewhere", created_at=clinic.now)
    clinic.database.transact(lambda db: db.add(team))
    theirs = table_of(Clinician).c.id == elsewhere.clinician_id
    clinic.database.transact(lambda db: db.change(Clinician, theirs, care_team_id=team.id))

    for asked in ("/patients", "/patient P-001"):
        operator.writes(asked)
        assert operator.text.startswith("Only nurses, prescribers and leads read of patients here.")
    operator.writes("/oncall")
    assert [
        "The team works Monday to Sunday, 08:00 to 18:00.",
        "Nobody is expected now. The next opening is tomorrow at 08:00.",
        "",
        "▲ URGENT, one step every 10 minutes",
        "1. nurse: Nurse M., Nurse E.",
        "2. prescriber: nobody can be reached",
        "3. lead: Dr R.",
        "4. everybody: Nurse M., Dr R., Nurse E.",
        "",
        "● SOON, one step every 30 minutes",
        "1. nurse: Nurse M., Nurse E.",
        "2. lead: Dr R.",
    ] == operator.text.split("\n")

    elsewhere.writes("/patients")
    assert "You have no patients yet." == elsewhere.text
    elsewhere.writes("/patient P-001")
    assert "There is no such patient on your list. /patients shows all." == elsewhere.text
    clinic.lead.writes("/patients")
    assert "P-001 · active · no answer yet" in clinic.lead.text
    ana.writes("/patients")
    assert "P-001" not in ana.text
    ana.reads()
    looks = clinic.database.read(lambda db: reading.looks(db, db.get(Patient, ana.patient_id)))
    assert [] == looks
    clinic.database.transact(lambda db: db.change(Clinician, theirs, state="left"))
    elsewhere.writes("/oncall")
    assert "You are not on this team any more, so nothing is shown here." == elsewhere.text
