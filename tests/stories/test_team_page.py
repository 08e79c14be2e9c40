"""The care team's page: coming in, who needs somebody now, and what a press there does in every chat."""

import re
from datetime import timedelta

from careteam.signing_in import Reader
from careteam.web.team import patient as patient_page
from careteam.web.team import visit
from prompts.schedule import local_day
from prompts.wording import words as words_in
from signatures.scores import load_score
from storage import doses, events, people, reading
from storage.columns import table_of
from storage.database import Db
from storage.tables import CareTeam, Clinician, Enrolment, Patient
from tests.clinic import BAD_MORNING, Ana, Clinic
from tests.team_page import Browser, link_in


def alert_of(clinic: Clinic) -> Ana:
    """Ana's medicine ran out: one alert of tier soon stands."""
    ana = clinic.enrol("Ana")
    ana.answers(**{**BAD_MORNING, "dose": "ran_out"})
    ana.reads()
    assert ["withdrawal"] == clinic.nurse.open_alerts()
    return ana


def test_a_link_opens_the_page_once_and_a_preview_does_not_use_it_up(clinic: Clinic) -> None:
    """The link from /open is looked at twice, used once, and is worth nothing then; nor is one of ten minutes ago."""
    clinic.nurse.writes("/open")
    link = link_in(clinic.nurse.text)
    path = link.partition("/app")[2]
    nurse, other = Browser(clinic), Browser(clinic)

    nurse.gets("/team/")
    assert (401, True) == (nurse.status, "Write /open in your chat" in nurse.text)
    for _ in range(2):
        other.gets(path)
        assert (200, True) == (other.status, "Signing in: Nurse M." in other.text)
    nurse.enters(link)
    assert (200, True) == (nurse.status, "Nobody needs you right now." in nurse.text)
    other.posts(path, {})
    assert (404, True) == (other.status, "This link has been used" in other.text)

    clinic.nurse.writes("/open")
    late = link_in(clinic.nurse.text).partition("/app")[2]
    clinic.passes(minutes=10)
    other.posts(late, {})
    assert 404 == other.status


def test_a_session_ends_by_itself_by_its_person_and_with_their_role(clinic: Clinic) -> None:
    """Thirty idle minutes, twelve hours, [Sign out], or having left: the page asks to sign in again."""
    nurse = Browser(clinic)
    nurse.signs_in(clinic.nurse)
    cookie = nurse.headers  # of the page after it; the cookie itself came with the redirect
    assert "no-store" == cookie["cache-control"]
    for _ in range(25):  # half an hour is never idle, twelve hours are too long
        clinic.passes(minutes=29)
        nurse.gets("/team/")
    assert 401 == nurse.status

    nurse.signs_in(clinic.nurse)
    clinic.passes(minutes=20)
    nurse.gets("/team/", X_Part="1")  # the page that fetches itself is no sign of life
    assert 200 == nurse.status
    clinic.passes(minutes=11)
    nurse.gets("/team/")
    assert 401 == nurse.status

    nurse.signs_in(clinic.nurse)
    nurse.posts("/team/leave", {"csrf": "of another page"})
    assert 403 == nurse.status
    nurse.gets("/team/")
    nurse.submits("/leave")
    assert 401 == nurse.status


def test_no_patient_gets_a_link(clinic: Clinic) -> None:
    """A patient's /open is words like others."""
    ana = clinic.enrol("Ana")
    ana.writes("/open")
    assert "/team/enter/" not in ana.text


def test_two_press_on_the_page_and_one_has_it(clinic: Clinic) -> None:
    """The nurse takes it on the page, the lead is told who has it, and so says the chat; the outcome closes it."""
    alert_of(clinic)
    nurse, lead = Browser(clinic), Browser(clinic)
    nurse.signs_in(clinic.nurse)
    lead.signs_in(clinic.lead)
    for browser in (nurse, lead):
        assert all(part in browser.text for part in ("P-014", "withdrawal pattern", "Medicine ran out", "Nobody yet"))

    nurse.submits("/take")
    assert "You have this now." in nurse.text
    assert "Taken by Nurse M." in clinic.nurse.message(alert_message(clinic))["text"]
    lead.submits("/take")
    assert "Nurse M. already has this." in lead.text

    nurse.submits("/outcome", verdict="true", cause="", action="contacted")
    assert "Nothing was closed" in nurse.text
    nurse.submits("/outcome", verdict="true", cause="supply", action="contacted")
    assert all(part in nurse.text for part in ("Closed.", "Nobody needs you right now."))
    assert [("closed", "true", "supply", "contacted")] == [
        (alert.state, alert.verdict, alert.cause, alert.action) for alert in clinic.alerts()
    ]
    clinic.people[-1].reads()


def test_a_form_drawn_before_worse_words_closes_nothing(clinic: Clinic) -> None:
    """The page shows a call for help; its person writes on; the outcome sent from the page as it was closes nothing."""
    ana = clinic.enrol("Ana")
    ana.presses("Need help now")
    nurse = Browser(clinic)
    nurse.signs_in(clinic.nurse)
    nurse.submits("/take")
    ana.reads()
    clinic.passes(minutes=1)
    ana.writes("I have taken all my pills, I want to die")
    nurse.submits("/outcome", verdict="false", cause="error", action="contacted")

    assert "This has changed since. Nothing was closed: read it again first." in nurse.text
    assert ["acknowledged"] == [alert.state for alert in clinic.alerts()]
    assert "words in a message" in nurse.text
    nurse.submits("/outcome", verdict="true", cause="mood", action="contacted")
    assert ["closed"] == [alert.state for alert in clinic.alerts()]
    clinic.nurse.reads()
    ana.reads()


def test_open_below_an_alert_leads_to_its_patient_who_sees_who_looked(clinic: Clinic) -> None:
    """Why now with the answers it rests on, the chart and its table, what cannot be seen; the look is told once."""
    ana = alert_of(clinic)
    clinic.nurse.presses("Open")
    nurse = Browser(clinic)
    nurse.enters(link_in(clinic.nurse.text))
    assert 200 == nurse.status
    for part in ("Medicine ran out, reported 2 Mar", "it rests on", "What is usual is not known yet", "Nobody yet"):
        assert part in nurse.text
    assert "<svg" in nurse.html
    assert '<th scope="row">Mon 2 Mar</th><td>8</td>' in nurse.html
    nurse.gets("/team/patient/P-014", X_Part="1")
    nurse.gets("/team/patient/P-014?days=84")
    nurse.gets("/team/patients")
    assert all(part in nurse.text for part in ("P-014", "soon", "Pain · stable dose"))

    patient = clinic.database.read(people.patient_by_ref, clinic.clinic.id, "P-014")
    looks = [(look.who, look.what) for look in clinic.database.read(reading.looks, patient)]
    assert 1 == looks.count(("Nurse M.", "page"))
    ana.writes("/privacy")
    ana.presses("Who looked")
    assert "Nurse M. opened your page" in ana.text


def test_whoever_is_listed_sees_who_read_the_list_however_it_was_asked_for(clinic: Clinic) -> None:
    """A page that fetches itself lists Ana to the lead, who got no notice: once in half an hour, before it is sent."""
    ana = alert_of(clinic)
    lead = Browser(clinic)
    lead.signs_in(clinic.lead)
    counts = []
    for minutes, path, headers in (
        (20, "/team/", {}),
        (11, "/team/", {"X_Part": "1"}),
        (14, "/team/?again", {}),
        (0, "/team/patients", {}),
        (17, "/team/patients?again", {}),
    ):
        clinic.passes(minutes=minutes)
        lead.gets(path, **headers)
        assert "P-014" in lead.text
        looks = clinic.database.read(lambda db: reading.looks(db, db.get(Patient, ana.patient_id)))
        counts.append([(look.who, look.what) for look in looks if look.what == "list"])
    once = [("Dr R.", "list")]
    assert [once, once * 2, once * 2, once * 2, once * 3] == counts
    lead.signs_in(clinic.lead)
    ana.writes("/privacy")
    ana.presses("Who looked")
    assert "saw you on the team's list" in ana.text


def test_nobody_sees_the_patients_of_another_team(clinic: Clinic) -> None:
    """A nurse of another care team finds no alert, no page and no step; a lead sees all; a reference tells nothing."""
    alert_of(clinic)
    clinic.database.transact(to_another_team, clinic.nurse.clinician_id)
    nurse, lead = Browser(clinic), Browser(clinic)
    nurse.signs_in(clinic.nurse)
    lead.signs_in(clinic.lead)
    assert "P-014" in lead.text
    assert "P-014" not in nurse.text
    csrf = re.findall(r'name="csrf" value="([^"]+)"', nurse.html)[0]
    ref = clinic.alerts()[0].ref
    for path in ("/team/patient/P-014", "/team/patient/P-999"):
        nurse.gets(path)
        assert (404, True) == (nurse.status, "There is nothing here." in nurse.text)
    nurse.posts(f"/team/alert/{ref}/take", {"csrf": csrf})
    assert (404, "raised") == (nurse.status, clinic.alerts()[0].state)


def test_a_message_is_taken_answered_and_read_and_no_words_are_lost(clinic: Clinic) -> None:
    """The inbox shows it, the answer waits behind the neutral opener; what cannot be sent stays in the field."""
    ana = clinic.enrol("Ana")
    for words in ("/team", "May I take it earlier?"):
        ana.writes(words)
    ana.reads()
    nurse = Browser(clinic)
    nurse.signs_in(clinic.nurse)
    assert "P-014 Message" in nurse.text
    nurse.gets("/team/inbox")
    assert all(part in nurse.text for part in ("Inbox 1", "May I take it earlier?", "Nobody yet"))
    nurse.submits("/take")
    assert "You see to this message now." in nurse.text

    nurse.submits("/reply", text="x" * 2001)
    assert "x" * 2001 in nurse.html
    assert "too long" in nurse.text
    nurse.submits("/reply", text="Please call us at ten.")
    assert all(part in nurse.text for part in ("Your answer is on its way.", "Inbox 0", "Not opened yet"))
    assert "Evenkeel has a message for you." == ana.text
    ana.presses("Show")
    assert ana.text.startswith("Nurse M. from your team answers: Please call us at ten.")
    nurse.gets("/team/inbox")
    assert "Opened today at" in nurse.text
    ana.writes("/privacy")
    ana.presses("Who looked")
    assert "Nurse M. read your message" in ana.text
    clinic.nurse.reads()


def test_an_answer_that_came_second_stays_where_its_writer_sees_it(clinic: Clinic) -> None:
    """The lead answers while the nurse writes: the nurse reads why hers was not sent, and keeps her words."""
    ana = clinic.enrol("Ana")
    for words in ("/team", "May I take it earlier?"):
        ana.writes(words)
    nurse, lead = Browser(clinic), Browser(clinic)
    for browser, staff in ((nurse, clinic.nurse), (lead, clinic.lead)):
        browser.signs_in(staff)
        browser.gets("/team/inbox")
    lead.submits("/reply", text="Please call us at ten.")
    nurse.submits("/reply", text="Come in at <nine>.")
    assert all(part in nurse.text for part in ("Somebody has answered this already", "What you wrote to P-014"))
    assert ">Come in at &lt;nine&gt;.</textarea>" in nurse.html
    nurse.gets("/team/inbox")
    assert "Come in at" not in nurse.text
    ana.presses("Show")
    assert "Please call us at ten." in ana.text
    for person in (ana, clinic.nurse, clinic.lead):
        person.reads()


def test_the_page_says_of_a_call_for_help_that_no_time_was_named(clinic: Clinic) -> None:
    """The help text tells the person at once, and promises nothing by a time."""
    ana = clinic.enrol("Ana")
    ana.presses("Need help now")
    nurse = Browser(clinic)
    nurse.signs_in(clinic.nurse)
    nurse.gets("/team/patient/P-014")
    assert ": the help text with the numbers to call, today at" in nurse.text
    assert "aims to reply" not in nurse.text
    for person in (ana, clinic.nurse):
        person.reads()


def test_whom_to_call_next_is_off_until_the_clinic_switches_it_on(clinic: Clinic) -> None:
    """
    An order with its reasons in words, made as days close, for programmes for opioid use disorder only; no patient and
    no chat ever says anything of it, and nobody stands on it who calls anyway.
    """
    for name, ref, plan in (("Ana", "P-014", "treatment"), ("Ben", "P-015", "treatment"), ("Eva", "P-016", "daily")):
        clinic.enrol(name, plan, ref=ref)
    for ref, what in (("P-014", "other_opioid"), ("P-015", "sedative")):
        patient = clinic.database.read(people.patient_by_ref, clinic.clinic.id, ref)
        clinic.database.transact(events.happened, clinic.now, patient, what, local_day(clinic.now, "UTC"), "own")
    clinic.database.transact(
        doses.set_dose, clinic.now, patient, 16, local_day(clinic.now, "UTC"), "buprenorphine", "film", "staff"
    )
    nurse = Browser(clinic)
    clinic.passes(hours=24)
    nurse.signs_in(clinic.nurse)
    assert "Who to call next" not in nurse.text

    clinic.database.transact(people.change_clinic, clinic.now, clinic.clinic.id, {"attention_list": True})
    clinic.passes(hours=24)
    alerts = [alert.signature for alert in clinic.alerts()]
    nurse.signs_in(clinic.nurse)
    assert all(part in nurse.text for part in ("Who to call next", "Experimental. An order, not a probability"))
    rows = re.findall(r'class="rank">\d</span><a class="ref"[^>]*>(P-\d+)</a><span class="reasons">(.*?)</', nurse.html)
    assert [("P-015", "sedatives 2 days ago")] == rows, "Ana calls anyway, and Eva is in no such programme"
    assert "Withdrawal outlook: 1 of 1 · " in nurse.text
    assert "%" not in nurse.text

    nurse.gets("/team/patient/P-015")  # every term of both, with this person's value and its part
    found = re.findall(
        r'<tr><th scope="row">(.*?)</th><td class="number">(.*?)</td><td class="number">(.*?)</td>', nurse.html
    )
    assert len(load_score("attention-1").terms) + len(load_score("outlook-1").terms) == len(found)
    assert ("Days since sedatives", "1") in [(name, value) for name, value, _ in found]
    assert ("Withdrawal grade at the last assessment, 0 to 3", "not known", "0") in found
    assert all(re.fullmatch(r"0|[+−]\d\.\d\d", part) for _, _, part in found)
    assert "Above 0 a term moves this person up the list" in nurse.text
    nurse.gets("/team/patient/P-016")
    assert "experimental scores" not in nurse.text
    assert not any("call next" in text for person in clinic.people for text in person.reads())
    assert alerts == [alert.signature for alert in clinic.alerts()]


def to_another_team(db: Db, clinician: str) -> None:
    """Moves a clinician to a second care team."""
    row = db.get(Clinician, clinician)
    db.add(CareTeam(id="other", clinic_id=row.clinic_id, name="Other", created_at=row.created_at))
    db.change(Clinician, table_of(Clinician).c.id == clinician, care_team_id="other")


def alert_message(clinic: Clinic) -> int:
    """The message of the alert in the nurse's chat."""
    return next(int(m["message_id"]) for m in clinic.nurse.from_bot() if "withdrawal pattern" in m["text"])


def test_a_long_list_comes_by_pages_and_narrows_to_whom_one_looks_for(clinic: Clinic) -> None:
    """A hundred to a page; by the beginning of a reference, by an open alert, by two days of silence."""
    ana = alert_of(clinic)
    ana_row = clinic.database.read(lambda db: db.get(Patient, ana.patient_id))

    def many(db: Db) -> None:
        enrolment = people.enrolment_of(db, ana_row.id)
        for number in range(120):
            id_, ref = db.new_id(clinic.clock.now()), f"Q-{number:03d}"
            long_ago = ana_row.created_at - timedelta(days=9 if number < 3 else 0)
            state = "discharged" if number == 7 else "active"
            db.add(Patient(**{**ana_row.model_dump(), "id": id_, "ref": ref, "created_at": long_ago, "state": state}))
            db.add(Enrolment(**{**enrolment.model_dump(), "id": db.new_id(clinic.clock.now()), "patient_id": id_}))

    clinic.database.transact(many)
    nurse = Browser(clinic)
    nurse.signs_in(clinic.nurse)
    nurse.gets("/team/patients")
    assert all(part in nurse.text for part in ("Patients 121", "P-014", "Q-000", "Q-099", "1 to 100 of 121"))
    assert "Q-100" not in nurse.text
    assert 'href="?show=&amp;ref=&amp;page=2"' in nurse.html
    nurse.gets("/team/patients?page=2")
    assert all(part in nurse.text for part in ("Q-100", "101 to 121 of 121"))
    assert nurse.text.index("Q-119") < nurse.text.index("Q-007")  # who has left stands last
    nurse.gets("/team/patients?page=999&ref=q-01")
    assert all(part in nurse.text for part in ("Patients 10", "Q-010", "Q-019"))
    assert "of 10" not in nurse.text
    nurse.gets("/team/patients?show=calling")
    assert ("Patients 1 " in nurse.text, "P-014" in nurse.text) == (True, True)
    nurse.gets("/team/patients?show=silent")
    assert ("Patients 3 " in nurse.text, "Q-002" in nurse.text) == (True, True)
    nurse.gets("/team/patients?ref=%25&page=one")
    assert "Nobody on your list fits this." in nurse.text


def test_a_sheet_for_the_visit_is_one_page_and_the_patient_reads_who_had_it(clinic: Clinic) -> None:
    """From the link on the patient's page, and from the command line: a PDF of one A4 page, in the audit first."""
    ana = alert_of(clinic)
    nurse = Browser(clinic)
    nurse.signs_in(clinic.nurse)
    nurse.gets("/team/patient/P-014")
    assert 'href="/app/team/patient/P-014/visit"' in nurse.html
    nurse.gets("/team/patient/P-014/visit")
    assert (200, "application/pdf") == (nurse.status, nurse.headers["content-type"])
    assert "P-014%20" in nurse.headers["content-disposition"]
    assert (True, 1) == (
        nurse.content.startswith(b"%PDF"),
        len(re.findall(rb"/MediaBox \[0 0 595 842\]", nurse.content)),
    )

    now, lead = clinic.clock.now(), clinic.database.read(people.clinician_by_name, clinic.clinic.id, "Dr R.")
    reader = Reader(lead, ("lead",))
    assert not clinic.database.transact(visit.handed_out, now, reader, "P-999")
    assert clinic.database.transact(visit.handed_out, now, reader, "P-014")
    found = clinic.database.read(patient_page.read, now, reader, "P-014", patient_page.LONG, clinic.pack)
    sheet = visit.drawn(found, "Made for Dr R.", words_in("en"))
    shown = (
        "P-014",
        "withdrawal pattern",
        "Medicine ran out",
        "What we cannot see",
        "not a diagnosis",
        "Made for Dr R.",
    )
    assert [] == [part for part in shown if part not in re.sub(r"</text><text[^>]*>", " ", sheet)]

    who = clinic.database.read(reading.looks, clinic.database.read(lambda db: db.get(Patient, ana.patient_id)))
    assert {("Nurse M.", "page"), ("Dr R.", "page")} <= {(look.who, look.what) for look in who}
