"""What oversees: the clinic's figures, who read and did what, the queues, the rules, the settings."""

import re
from datetime import timedelta
from html import unescape

from bot.clinics import SAMPLE_ZONE, ensure
from careteam import ruling
from careteam.web.team.trail import LENGTH
from prompts.schedule import local_day
from storage import audit, looks, people
from storage.columns import table_of
from storage.database import Db
from storage.tables import Alert, Audit, Patient
from storage.tables import Clinic as ClinicRow
from tests.clinic import BAD_MORNING, USUAL, Clinic
from tests.team_page import Browser


def test_the_population_page_says_how_weeks_and_alerts_went(clinic: Clinic) -> None:
    """
    Ana's medicine ran out and the nurse had the alert after ten minutes, and found it true; Ben did not answer. The
    next day the page has it: shares with their counts, times, and what they are to be measured by.
    """
    ana, ben = clinic.enrol("Ana", ref="P-001"), clinic.enrol("Ben", ref="P-002")
    nurse = Browser(clinic)
    nurse.signs_in(clinic.nurse)
    nurse.gets("/team/population")
    assert (200, True) == (nurse.status, "No figures yet." in nurse.text)
    ana.answers(**{**BAD_MORNING, "dose": "ran_out"})
    clinic.passes(minutes=10)
    clinic.nurse.presses("I have this")
    clinic.nurse.presses("Give an outcome")
    clinic.nurse.gives_outcome("Yes", "Supply", "Contacted")
    clinic.to(clinic.now + timedelta(days=1))

    nurse.signs_in(clinic.nurse)
    nurse.gets("/team/population")
    for part in (
        "Answered 1 of 2 (50 %)".replace("Answered ", ""),
        "soon 1 50 (aim: at most 1) 1 of 1 (100 %) 10 min 10 min",
        "more than 93 % of alarms answered",
        "withdrawal pattern 1 of 1 (100 %) 21 to 100 % 0 of 1 (0 %)",
        "Notices that are not urgent: ",
    ):
        assert part in nurse.text, f"{part!r} is missing in:\n{nurse.text}"
    assert nurse.html.count("<svg") == 6
    for person in (ana, ben, clinic.nurse, clinic.lead):
        person.reads()


def test_the_audit_says_who_read_and_did_what_and_whether_it_is_whole(clinic: Clinic) -> None:
    """
    A privacy officer signs in and lands on Audit: who took Ana's alert, by patient and by name, a page at a time, and
    nothing of what was found. A row that somebody has changed is named.
    """
    ana = clinic.enrol("Ana", ref="P-001")
    ana.answers(**{**BAD_MORNING, "dose": "ran_out"})
    for label in ("I have this", "Give an outcome", "Yes", "Supply", "Contacted"):
        clinic.nurse.presses(label)
    officer = clinic.joins("Mx O.", "privacy_officer")
    browser = Browser(clinic)
    browser.signs_in(officer)
    assert (200, True) == (browser.status, "The newest" in browser.text)
    assert all(part in browser.text for part in ("Nurse M. alert acknowledged P-001 A-", "Mx O. audit read"))
    assert not any(part in browser.text for part in ("contacted", "supply", "ran_out", "Population", "Inbox"))
    browser.gets(f"/team/audit?patient=P-001&who={clinic.nurse.clinician_id}")
    assert "alert closed" in browser.text
    assert "patient enrolled" not in browser.text
    browser.gets("/team/audit?patient=P-001")
    assert 1 == browser.text.count("Mx O. audit of a patient read P-001")
    browser.gets("/team/audit?patient=P-777")
    assert "There is no patient P-777 here." in browser.text
    for path in ("/team/patients", "/team/patient/P-001", "/team/queues"):
        browser.gets(path)
        assert (403, True) == (browser.status, "This is not for your role." in browser.text)

    clinic.database.transact(many_rows, clinic)
    browser.gets("/team/audit")
    assert LENGTH == browser.html.count("<tr>") - 1
    older = unescape(re.findall(r'href="(\?before=[^"]+)"', browser.html)[0])
    browser.gets(f"/team/audit{older}")
    assert 6 == browser.text.count("a patient did")
    for person in (ana, clinic.nurse, clinic.lead):
        person.reads()


def many_rows(db: Db, clinic: Clinic) -> None:
    """More rows of the audit than a page holds."""
    for number in range(LENGTH + 5):
        audit.append(db, clinic.clinic.id, clinic.now, "x", "did", f"{number}")


def test_an_operator_sees_queues_and_no_patient(clinic: Clinic) -> None:
    """Sam opens Queues: all is well, then an alert without an owner's next step is late; a drill goes to all."""
    ana = clinic.enrol("Ana", ref="P-001")
    ana.answers(**{**BAD_MORNING, "dose": "ran_out"})
    sam = clinic.joins("Sam", "operator")
    browser = Browser(clinic)
    browser.signs_in(sam)
    assert "P-001" not in browser.html
    browser.gets("/team/queues")
    assert (200, True) == (browser.status, "Nothing is late and nothing is wrong." in browser.text)
    assert "P-001" not in browser.html
    assert "also come to your chat" not in browser.text
    assert all(part in browser.text for part in ("Dr R. lead", "Sam operator", "From Telegram, to be worked on 0"))
    late = {"next_step_at": clinic.now - timedelta(minutes=5)}
    here = table_of(Alert).c.id == clinic.alerts()[0].id
    was = clinic.alerts()[0].next_step_at
    clinic.database.transact(lambda db: db.change(Alert, here, **late))
    browser.gets("/team/queues?again")
    assert "One thing is late or wrong." in browser.text
    clinic.database.transact(lambda db: db.change(Alert, here, next_step_at=was))
    browser.submits("/drill")
    assert "A drill is on its way" in browser.text
    for person in (sam, clinic.nurse, clinic.lead):
        assert any("DRILL" in text for text in person.reads())
    ana.reads()


def test_a_lead_puts_the_proposal_in_shadow_and_into_use_with_a_reason(clinic: Clinic) -> None:
    """
    Packs shows every number with its source and what differs. In shadow it may not be used before fourteen days, but
    with a reason; the lead's signature stands in it, and a start works by it. A nurse reads and changes nothing.
    """
    lead, nurse = Browser(clinic), Browser(clinic)
    lead.signs_in(clinic.lead)
    nurse.signs_in(clinic.nurse)
    nurse.gets("/team/packs")
    for part in ("In use: evenkeel-1 v1.2", "C 3.3: 2 of 3", "Proposed by the authors", "A lead puts it in shadow"):
        assert part in nurse.text
    assert "/packs/" not in nurse.html
    lead.gets("/team/packs")
    lead.submits("/shadow")
    assert all(part in lead.text for part in ("In shadow since 2 Mar", "looked at until 16 Mar", "It calls nobody."))
    lead.gets("/team/packs?report")
    assert "Neither would have called for anything." in lead.text
    assert "data-live" not in lead.html, "a replay of everybody is not done again after each commit"
    lead.submits("/use", because="we know it from a trial")
    assert (422, True) == (lead.status, "tick that you have read its numbers" in lead.text)
    assert 'value="we know it from a trial"' in lead.html
    lead.submits("/use", read="yes", because="")
    assert "Say why it does not wait, or wait." in lead.text
    lead.submits("/use", read="yes", because="we know it from a trial")
    assert "It is in use from the next start on." in lead.text
    assert "by Dr R.: we know it from a trial." in lead.text
    started = clinic.database.transact(ruling.at_start, clinic.now, clinic.clinic.id, "evenkeel-1")
    assert ("Dr R.", True) == (started.signed_by, started.name.startswith("evenkeel-2"))
    for person in (clinic.nurse, clinic.lead):
        person.reads()


def test_above_the_budget_what_is_not_urgent_comes_with_the_overview_and_says_so(clinic: Clinic) -> None:
    """
    The budget is one notice a day. Ana's alert reaches the nurse at once, Ben's waits for the overview and says so on
    the page. A call for help never waits, nor does what goes on to the lead because nobody took it.
    """
    clinic.database.transact(people.change_clinic, clinic.now, clinic.clinic.id, {"fatigue": {"notices_a_day": 1}})
    clinic.ladder("soon", every_min=600)
    clinic.overviews()
    clinic.passes(hours=2)  # the overview of today is out
    ana, ben, eva = (clinic.enrol(name, ref=ref) for name, ref in (("Ana", "P-1"), ("Ben", "P-2"), ("Eva", "P-3")))
    for person in (clinic.nurse, clinic.lead):
        person.reads()
    for patient in (ana, ben):
        patient.answers(**{**BAD_MORNING, "dose": "ran_out"})
    assert ["P-1"] == [ref for text in clinic.nurse.reads() for ref in ("P-1", "P-2") if ref in text]
    browser = Browser(clinic)
    browser.signs_in(clinic.nurse)
    assert "One notice waits for the overview tomorrow at 08:30: the day's budget of 1 is used up." in browser.text
    eva.presses("Need help now")
    assert "P-3" in clinic.nurse.text
    for label in ("I have this", "Give an outcome", "Yes", "Mood", "Contacted"):
        clinic.nurse.presses(label)
    clinic.lead.reads()
    clinic.until("08:30")
    clinic.passes(seconds=10)
    texts = clinic.nurse.reads()
    assert 1 == sum("withdrawal pattern · P-2" in text and "your overview" not in text for text in texts)
    (overview,) = [text for text in texts if "your overview" in text]
    assert "1 notice waited for this overview and comes with it: your budget of 1 a day was used up." in overview
    assert not any("withdrawal pattern · P" in text for text in clinic.lead.reads() if "your overview" not in text)
    clinic.until("09:05")
    told = [text for text in clinic.lead.reads() if "withdrawal pattern · P" in text]
    assert {"P-1", "P-2"} == {ref for text in told for ref in ("P-1", "P-2") if ref in text}
    clinic.nurse.reads()
    browser.signs_in(clinic.nurse)
    browser.gets("/team/population")
    assert "The budget is 1 a day for each, chosen here. One waited for an overview." in browser.text
    for person in (ana, ben, eva, clinic.nurse, clinic.lead):
        person.reads()


def test_random_days_without_an_alert_are_looked_at_and_misses_counted(clinic: Clinic) -> None:
    """
    A day of Ana's and one of Ben's are drawn; Ben's had an alert, so only Ana's is put up. The nurse says that one was
    missed; Population counts it, and the audit has who looked.
    """
    ana, ben = clinic.enrol("Ana", ref="P-001"), clinic.enrol("Ben", ref="P-002")
    ben.answers(**{**BAD_MORNING, "dose": "ran_out"})
    for label in ("I have this", "Give an outcome", "Yes", "Supply", "Contacted"):
        clinic.nurse.presses(label)
    ana.answers(**USUAL)
    on = local_day(clinic.now, ana.zone)
    clinic.to(clinic.now + timedelta(days=1))
    for patient in (ana, ben):
        row = clinic.database.read(lambda db, one=patient: db.get(Patient, one.patient_id))
        clinic.database.transact(looks.put_up, clinic.now, row, on)
    browser = Browser(clinic)
    browser.signs_in(clinic.nurse)
    assert "Had we missed something?" not in browser.text
    clinic.to(clinic.now + timedelta(days=1))
    browser.signs_in(clinic.nurse)
    assert 1 == browser.html.count("/team/look/")
    assert "P-001 Mon 2 Mar Yes" in browser.text
    action = re.findall(r'action="/app(/team/look/\w+)"', browser.html)[0]
    csrf = re.findall(r'name="csrf" value="([^"]+)"', browser.html)[0]
    browser.posts(action, {"csrf": csrf, "answer": "yes"})
    assert "Misses are counted on Population" in browser.text
    browser.posts(action, {"csrf": csrf, "answer": "no"})
    assert "Somebody has looked at this day already." in browser.text
    browser.gets("/team/population")
    assert "looked at: 1. Days that should have had one: 1, which is 21 to 100 in 100." in browser.text
    assert "random day looked at" in {row.action for row in clinic.database.read(lambda db: db.all(Audit))}
    for person in (ana, ben, clinic.nurse, clinic.lead):
        person.reads()


def test_a_lead_sets_hours_invites_and_sees_somebody_leave(clinic: Clinic) -> None:
    """
    Hours, a holiday, what stands in alerts, the list and the budget are a lead's; a start leaves them alone. A link for
    a new operator is shown once and lets them in; whoever leaves is out at once. Others find their language only.
    """
    nurse, lead = Browser(clinic), Browser(clinic)
    nurse.signs_in(clinic.nurse)
    nurse.gets("/team/settings")
    assert "When the team works" not in nurse.text
    nurse.submits("/language", language="es")
    assert "Guardado." in nurse.text

    lead.signs_in(clinic.lead)
    lead.gets("/team/settings")
    lead.submits("/hours", opens="18:00", closes="09:00", **{"day-0": "yes"})
    assert (422, True) == (lead.status, "would close before it opens" in lead.text)
    assert 'value="18:00"' in lead.html
    lead.submits("/hours", opens="09:00", closes="17:00", **{"day-0": "yes", "day-4": "yes"})
    lead.submits("/holiday", on="2026-12-25")
    assert "25 Dec 2026" in lead.text
    lead.submits("/choose", detail="minimal", list="yes", budget="0")
    assert "write a number from 1 to 99" in lead.text
    lead.submits("/choose", detail="minimal", list="yes", budget="6", below="40", least="20")
    assert "Saved." in lead.text
    clinic.database.transact(
        ensure, clinic.now, name="Sample Clinic", region="generic", zone=SAMPLE_ZONE, language="en", alert_detail=None
    )
    kept = clinic.database.read(lambda db: db.get(ClinicRow, clinic.clinic.id))
    assert ("minimal", True, {"notices_a_day": 6, "review_below": 0.4, "least_labelled": 20}) == (
        kept.alert_detail,
        kept.attention_list,
        kept.fatigue,
    )
    hours = {"weekdays": [0, 4], "opens": "09:00", "closes": "17:00", "holidays": ["2026-12-25"]}
    assert hours == kept.hours

    lead.submits("/invite", name="Sam", **{"role-operator": "yes", "role-nurse": "yes"})
    assert "the role cannot go with a clinical one" in lead.text
    lead.submits("/invite", name="Sam", **{"role-operator": "yes"})
    code = re.findall(r"start=([\w-]+)", lead.text)[0]
    assert "is shown only now" in lead.text
    sam = clinic.newcomer("Sam")
    sam.writes(f"/start {code}")
    assert any("Welcome to Evenkeel. You are Sam here" in text for text in sam.reads())
    lead.gets("/team/settings")
    assert code not in lead.html
    me = {"csrf": re.findall(r'name="csrf" value="([^"]+)"', lead.html)[0], "sure": "yes"}
    lead.posts("/team/settings/leave", {**me, "who": clinic.lead.clinician_id})
    assert "another lead records that you leave" in lead.text
    lead.posts("/team/settings/leave", {**me, "who": clinic.nurse.clinician_id})
    assert "They are out." in lead.text
    nurse.gets("/team/")
    assert 401 == nurse.status
    for person in (sam, clinic.nurse, clinic.lead):
        person.reads()
