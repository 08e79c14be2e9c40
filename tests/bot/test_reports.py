"""`evenkeel report ...`: how often alerts were right, how many there were, how soon somebody had them."""

from datetime import datetime, timedelta

import pytest

from careteam import alerts
from prompts import protocol
from prompts.schedule import local_day
from storage import episodes, people, reading
from storage.database import Db
from storage.tables import Alert, Clinic, Notice, Patient
from tests.bot.terminal import Terminal, new_data, set_up
from tests.bot.test_check import NOW

VERDICTS = ("true", "partly", "false", "unclear", None, None)


def raised(db: Db, number: int, signature: str, tier: str, at: datetime) -> Alert:
    """An alert about a patient of their own."""
    clinic = people.the_clinic(db)
    assert clinic is not None
    team = people.the_team(db, clinic.id).id
    patient = Patient(id=f"{number:032}", clinic_id=clinic.id, care_team_id=team, ref=f"P-{number}", created_at=NOW)
    db.add(patient)
    row = episodes.open_explicit(db, at, patient, signature, tier, local_day(at, "Europe/Madrid"))
    return alerts.raise_alert(db, at, clinic, patient, row.id, signature, tier)


def lived(db: Db) -> None:
    """Six alerts for withdrawal, four with an outcome; one cleared without, one open; one corrected; one urgent."""
    (nurse,) = people.clinicians(db, people.the_clinic(db).id)  # type: ignore[union-attr]
    for number, verdict in enumerate(VERDICTS):
        alert = raised(db, number, "withdrawal", "soon", NOW)
        if verdict is not None:
            alerts.acknowledge(db, NOW + timedelta(minutes=10 * (number + 1)), alert.id, nurse)
            at = NOW + timedelta(hours=3)
            alerts.close_with_outcome(
                db, at, alert.id, nurse, alerts.shown_key(db, alert), verdict, "withdrawal", "contacted"
            )
    alerts.close_by_itself(db, NOW + timedelta(hours=4), alert, "cleared")
    alerts.close_by_itself(db, NOW, raised(db, 7, "engagement", "soon", NOW), "corrected")
    urgent = raised(db, 8, "overdose_window", "urgent", NOW)
    alerts.acknowledge(db, NOW + timedelta(minutes=4), urgent.id, nurse)
    raised(db, 9, "withdrawal", "soon", NOW - timedelta(days=200))
    db.change(Notice, accepted_at=NOW, state="accepted")


@pytest.fixture
def clinic(terminal: Terminal) -> Clinic:
    """A sandbox's clinic with alerts of every end."""
    database = new_data(terminal.data)
    made = set_up(database, NOW)
    database.transact(lived)
    database.close()
    return made


def test_precision_counts_what_was_labelled_and_says_how_many_were_not(terminal: Terminal, clinic: Clinic) -> None:
    """Two of four right: one half, from 15 to 85 percent; corrected and open ones stand apart, older ones do not."""
    rows = {row["pattern"]: row for row in terminal.types("report", "precision", "--json").data}

    assert ["engagement", "overdose_window", "withdrawal"] == sorted(rows)
    found = rows["withdrawal"]
    assert (6, 2, 4, 0.5) == tuple(found[key] for key in ("alerts", "right", "labelled", "precision"))
    assert (0.15, 0.85) == (found["low"], found["high"])
    assert (1, 1, 0, False) == tuple(found[key] for key in ("unlabelled", "open", "corrected", "for_review"))
    assert (1, None) == (rows["engagement"]["corrected"], rows["engagement"]["precision"])
    assert (1, 1) == (rows["overdose_window"]["urgent"], rows["overdose_window"]["open"])
    terminal.sets_columns(80)
    lines = terminal.types("report", "precision").out.splitlines()
    assert "withdrawal 6 2 of 4 15% to 85% 1 1 0" in [" ".join(line.split()) for line in lines]
    assert 80 >= max(map(len, lines))
    assert 7 == next(
        row["alerts"]
        for row in terminal.types("report", "precision", "--since", "2025-01-01", "--json").data
        if row["pattern"] == "withdrawal"
    )


def test_burden_says_how_many_and_how_soon(terminal: Terminal, clinic: Clinic) -> None:
    """Four of six answered, after 10 to 40 minutes; without patient-days no rate is made up."""
    rows = {row["tier"]: row for row in terminal.types("report", "burden", "--json").data}

    assert (7, None, 0.667) == tuple(rows["soon"][key] for key in ("alerts", "per_100_patient_days", "answered"))
    assert (25.0, 40.0) == (rows["soon"]["median_minutes"], rows["soon"]["p90_minutes"])
    assert (1, 1.0, 4.0) == tuple(rows["urgent"][key] for key in ("alerts", "answered", "median_minutes"))
    said = terminal.types("report", "burden")
    assert "0 patient-days, 1 clinicians." in said.out
    assert "Notices that are not urgent, by clinician and day: 0.09. The budget is 4 a day." in said.out
    assert "somebody looked at: 0. An alert was missed on 0, unclear are 0." in " ".join(said.out.split())
    assert "No alert was raised" in terminal.types("report", "precision", "--until", "2025-01-01").out
    refused = terminal.types("report", "precision", "--since", "2026-03-02", "--until", "2026-03-01")
    assert (1, True) == (refused.status, "Give the earlier day with --since." in refused.err)


def test_when_the_team_works_is_set_and_what_cannot_be_is_refused(terminal: Terminal, clinic: Clinic) -> None:
    """Weekdays as a span or a list, also over the weekend; a holiday and back; each slip in a sentence."""
    assert (
        0 == terminal.types("clinic", "hours", "--days", "fri-mon,wed", "--opens", "09:00", "--closes", "17:30").status
    )
    terminal.types("clinic", "holiday", "--on", "2026-12-25")
    (shown,) = terminal.types("clinic", "show", "--json").data
    assert ("mon, wed, fri, sat, sun", "09:00", "17:30", "2026-12-25") == tuple(
        shown[key] for key in ("days", "opens", "closes", "holidays")
    )
    assert "recorded so already" in terminal.types("clinic", "holiday", "--on", "2026-12-25").out
    terminal.types("clinic", "holiday", "--on", "2026-12-25", "--remove")
    assert terminal.types("clinic", "show", "--json").data[0]["holidays"] is None
    no_day = terminal.types("clinic", "hours", "--days", "mun-fri", "--opens", "08:00", "--closes", "18:00")
    assert (1, True) == (no_day.status, '"mun-fri" is no weekday.' in no_day.err)
    night = terminal.types("clinic", "hours", "--days", "mon", "--opens", "18:00", "--closes", "08:00")
    assert (1, True) == (night.status, "Give the earlier time to --opens." in night.err)


def test_a_sheet_for_a_visit_is_written_for_somebody_whose_patient_it_is(terminal: Terminal) -> None:
    """A PDF, and the audit says for whom; nobody else's patient, and nobody unknown."""
    database = new_data(terminal.data)
    made = set_up(database, NOW)

    def enrolled(db: Db) -> str:
        invited = people.add_patient(db, NOW, made, "P-014", protocol.load("daily"), "Europe/Madrid", "en", "unknown")
        people.patient_agreed(db, NOW, invited.id)
        return invited.id

    patient = database.transact(enrolled)
    out = terminal.folder / "visit.pdf"
    said = terminal.types("report", "visit", "P-014", "--for", "Nurse M.", "--out", str(out))
    assert (0, "", True) == (said.status, said.err, out.read_bytes().startswith(b"%PDF"))
    looked = database.read(lambda db: reading.looks(db, db.get(Patient, patient)))
    assert [("Nurse M.", "page")] == [(look.who, look.what) for look in looked]
    said = terminal.types("report", "visit", "P-999", "--for", "Nurse M.", "--out", str(out))
    assert (1, True) == (said.status, "Nurse M. has no patient P-999." in said.err)
    database.close()
