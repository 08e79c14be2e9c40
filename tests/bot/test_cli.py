"""The command line: what each command prints, each refusal a sentence, one process per data folder, a clean end."""

import json
import os
import resource
import select
import shutil
import signal
import socket
import subprocess
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from prompts import protocol
from signatures.pack import PACKS
from storage import checkins, consents, doses, eligibility, events, history, people
from storage.columns import table_of
from storage.tables import Audit
from tests.bot.terminal import COMMAND, NURSE, Said, Terminal, new_data, set_up
from tests.databases import KEY, open_database

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
CHANNEL = ("patient", "channel", "--ref", "P-014", "--to")
CONFIRMED = ("--age", "42", "--capacity-by", NURSE)
PATIENT = ("patient", "add", "--ref", "P-014", *CONFIRMED)
PATIENCE_S = 30


@pytest.fixture
def clinic(terminal: Terminal) -> Terminal:
    """A terminal beside a clinic whose nurse has answered a drill."""
    database = new_data(terminal.data)
    set_up(database, NOW)
    database.close()
    return terminal


def is_refused(said: Said, *parts: str) -> None:
    """Exit status 1, nothing on standard output, one sentence with all parts on standard error, no traceback."""
    assert (1, "") == (said.status, said.out)
    assert 1 == len(said.err.strip().splitlines()), said.err
    assert said.err.strip().endswith((".", "?", "key"))
    for part in parts:
        assert part in said.err


def test_a_patient_is_invited_with_a_link_that_works_once(clinic: Terminal) -> None:
    """`patient add` prints the link, the code in it, and until when; only its hash is stored."""
    said = clinic.types(*PATIENT, "--zone", "Atlantic/Canary", "--language", "es")

    assert 0 == said.status
    code = said.out.rpartition("Code: ")[2].strip()
    assert f"Link: http://127.0.0.1:8080/?start={code}\n" in said.out
    assert "An invitation for P-014: it works once, until 2026-03-05 08:00 UTC." in said.out
    assert 22 == len(code), "128 bits in base64url"
    assert code.encode() not in b"".join(file.read_bytes() for file in clinic.data.iterdir())


def test_a_list_is_imported_whole_or_not_at_all(clinic: Terminal) -> None:
    """`patient import` names every fault with its line and enrols nobody; mended, it prints a link for each."""
    file = clinic.data / "list.csv"
    file.write_text("ref,age\nP-001,42\nP-002,7\n", encoding="utf-8")
    said = clinic.types("patient", "import", str(file), "--capacity-by", NURSE)
    assert (1, True) == (said.status, "Line 3: the age is a whole number of years, 18 or more." in said.err)
    assert [] == clinic.types("patient", "list", "--json").data
    file.write_text("ref,age\nP-001,42\nP-002,70\n", encoding="utf-8")
    found = clinic.types("patient", "import", str(file), "--capacity-by", NURSE, "--json").data
    assert ["P-001", "P-002"] == [one["for"] for one in found]
    assert all(one["link"].endswith(f"start={one['code']}") for one in found)


def test_patients_are_listed_by_reference(clinic: Terminal) -> None:
    """`patient list` shows state, phase, zone, language and the next check-in, in words and as JSON."""
    assert "No patients yet." in clinic.types("patient", "list").out
    assert [] == clinic.types("patient", "list", "--json").data
    clinic.types(*PATIENT, "--zone", "Atlantic/Canary", "--language", "es", "--protocol", "taper")
    clinic.types("patient", "add", "--ref", "P-002", *CONFIRMED)

    rows = clinic.types("patient", "list", "--json").data

    first = {"ref": "P-002", "state": "enrolled", "phase": "stable", "zone": "Europe/Madrid", "language": "en"}
    second = {"ref": "P-014", "state": "enrolled", "phase": "taper", "zone": "Atlantic/Canary", "language": "es"}
    assert [{**first, "next_check_in": None}, {**second, "next_check_in": None}] == rows
    assert "P-014" in clinic.types("patient", "list").out


def test_json_of_an_invitation(clinic: Terminal) -> None:
    """With --json an invitation has exactly who, link, code, and when it expires."""
    for command, who in ((PATIENT, "P-014"), (("staff", "add", "--name", "Dr R.", "--role", "lead"), "Dr R.")):
        found = clinic.types(*command, "--json").data

        code = found["code"]
        link = f"http://127.0.0.1:8080/?start={code}"
        assert {"for": who, "link": link, "code": code, "expires_at": "2026-03-05T08:00:00+00:00"} == found


def test_the_care_team_is_listed_with_roles_and_drills(clinic: Terminal) -> None:
    """`staff add` takes several roles; `staff list` says who has joined and when they last answered a drill."""
    clinic.types("staff", "add", "--name", "Dr R.", "--role", "lead", "--role", "prescriber")

    rows = clinic.types("staff", "list", "--json").data

    joined = {"name": NURSE, "roles": "nurse", "state": "active", "drill_answered": "2026-03-02T08:00+00:00"}
    invited = {"name": "Dr R.", "roles": "lead, prescriber", "state": "invited", "drill_answered": None}
    covering = {"name": "Night desk", "roles": "cover", "state": "active", "drill_answered": "2026-03-02T08:00+00:00"}
    assert [invited, covering, joined] == sorted(rows, key=lambda row: row["name"])
    assert "Dr R." in clinic.types("staff", "list").out


def test_a_drill_goes_to_everybody_who_has_joined(clinic: Terminal) -> None:
    """`staff drill` writes one notice to each member who has joined, none to who has not."""
    clinic.types("staff", "add", "--name", "Dr R.", "--role", "lead")

    assert "A drill is on its way to 1." in clinic.types("staff", "drill").out


def test_a_clinic_has_its_own_least_age_and_moves_its_patients_to_a_new_version(clinic: Terminal) -> None:
    """Sixteen is refused by default and fits where the clinic says so; --all says of each what changes, or nothing."""
    sixteen = ("patient", "add", "--ref", "P-016", "--age", "16", "--capacity-by", NURSE)
    is_refused(clinic.types(*sixteen), "from 18 years on")
    clinic.sets(minimum_age="16")
    assert 0 == clinic.types(*sixteen).status
    clinic.sets(minimum_age="3")
    is_refused(clinic.types(*PATIENT), "EVENKEEL_MINIMUM_AGE")
    clinic.sets(minimum_age="16")
    assert "P-016: on daily (version 3) already.\n" == clinic.types("patient", "protocol", "--all").out
    is_refused(clinic.types("patient", "protocol"), "--all")
    dry = clinic.types("patient", "protocol", "--ref", "P-016", "--to", "treatment", "--dry-run").out
    assert dry.startswith("P-016: would move to treatment (version 3).\n  programme pain becomes oud\n")
    assert "P-016: is on treatment (version 3) from now on.\n" in (
        clinic.types("patient", "protocol", "--ref", "P-016", "--to", "treatment").out
    )
    is_refused(clinic.types("patient", "readmit", "--ref", "P-016", *CONFIRMED), "has not left")
    is_refused(clinic.types("patient", "pause", "--ref", "P-016", "--until", "2026-03-09"), "nothing to pause")


def test_a_dose_is_recorded_against_the_one_before(clinic: Terminal) -> None:
    """
    `dose set` says what was recorded before, from which day, and when nothing changed; what looks like a slip of the
    key is not recorded until it is confirmed.
    """
    clinic.types(*PATIENT)

    first = clinic.types("dose", "set", "--ref", "P-014", "--mg", "40", "--from", "2026-01-05")
    again = clinic.types("dose", "set", "--ref", "P-014", "--mg", "40")
    step = clinic.types("dose", "set", "--ref", "P-014", "--mg", "36")

    assert "P-014: nothing recorded before, 40 mg a day from 2026-01-05 (start).\n" == first.out
    assert "P-014: 40 mg a day is recorded already; nothing changed.\n" == again.out
    assert "P-014: 40 mg before, 36 mg a day from 2026-03-02 (step).\n" == step.out
    for mg in ("4", "4000"):
        is_refused(clinic.types("dose", "set", "--ref", "P-014", "--mg", mg, "--from", "2026-03-01"), "--yes")
    slip = clinic.types("dose", "set", "--ref", "P-014", "--mg", "4", "--from", "2026-03-01", "--yes")
    undone = clinic.types("dose", "set", "--ref", "P-014", "--mg", "40", "--from", "2026-03-01")
    assert "P-014: 40 mg before, 4 mg a day from 2026-03-01 (step).\n" == slip.out
    assert "P-014: 40 mg a day from 2026-03-01, as before; the earlier entry counts no more.\n" == undone.out
    database = _database(clinic.data)
    patient = database.read(people.patients, database.read(people.the_clinic).id)[0]
    assert 36 == database.read(doses.current_mg, patient.id, NOW.date())
    assert [] == database.read(checkins.of, patient.id)
    database.close()


def test_a_week_of_questions_around_a_dose_is_agreed(clinic: Terminal) -> None:
    """`dose pairs` says from when; a time that is none, a day that is over or a dose in the night is refused."""
    clinic.types(*PATIENT)
    pairs = ("dose", "pairs", "--ref", "P-014", "--at")

    said = clinic.types(*pairs, "16:00").out
    assert "P-014: questions before and after the dose at 16:00, for 7 days from 2026-03-02.\n" == said
    is_refused(clinic.types(*pairs, "teatime"), '"teatime" is not a time of day', "16:00")
    is_refused(clinic.types(*pairs, "22:30"), "in the quiet hours", "Choose another dose")
    is_refused(clinic.types(*pairs, "16:00", "--from", "2026-01-05"), "2026-01-05 is over")


def test_staff_record_what_explains_the_answers(clinic: Terminal) -> None:
    """`patient event` stores it once, as the clinic's own; a day to come and an unknown kind are refused."""
    clinic.types(*PATIENT)
    event = ("patient", "event", "--ref", "P-014", "--kind")

    assert "P-014: titration on 2026-03-01, recorded.\n" == clinic.types(*event, "titration", "--on", "2026-03-01").out
    assert "recorded already" in clinic.types(*event, "titration", "--on", "2026-03-01").out
    is_refused(clinic.types(*event, "surgery", "--on", "2027-03-01"), "2027-03-01 has not come yet")
    assert "titration" in clinic.types(*event, "teeth").err
    database = _database(clinic.data)
    patient = database.read(people.patients, database.read(people.the_clinic).id)[0]
    found = [(e.kind, e.on.isoformat(), e.by_patient) for e in database.read(history.of, patient).events]
    assert [("titration", "2026-03-01", False)] == found
    database.close()


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ((*PATIENT, "--zone", "Europe/Madrit"), ["Europe/Madrit", "Europe/Madrid"]),
        ((*PATIENT, "--protocol", "dayly"), ['no protocol "dayly"', 'Did you mean "daily"?']),
        ((*PATIENT, "--language", "xx"), ['no texts in "xx"', "en, es"]),
        ((*PATIENT, "--medicine", "aspirin"), ["'aspirin' is not a class of medicine", "buprenorphine"]),
        (("staff", "add", "--name", "X", "--role", "doctor"), ['"doctor" is not a role', "nurse"]),
        (("staff", "add", "--name", "X", "--role", "nurse", "--language", "xx"), ['no texts in "xx"']),
        (("staff", "add", "--name", "X", "--role", "nurse", "--role", "operator"), ["operator", "never scores"]),
        (("staff", "add", "--name", " ", "--role", "nurse"), ["A name has 1 to 40 letters"]),
        (
            ("staff", "add", "--name", "Nurse M.", "--role", "lead"),
            ['"Nurse M." is on the team already', "staff invite"],
        ),
        (("dose", "set", "--ref", "P-999", "--mg", "4"), ["no patient P-999", "patient list"]),
        (("dose", "pairs", "--ref", "P-999", "--at", "16:00"), ["no patient P-999", "patient list"]),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(clinic: Terminal, words: tuple[str, ...], parts: list[str]) -> None:
    """A typo in a zone, protocol, language, medicine, role or reference: what is wrong and what would be right."""
    is_refused(clinic.types(*words), *parts)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("patient", "add"), "`evenkeel patient add` needs --ref: The clinic's own reference, never a name."),
        ((*PATIENT, "--age", "forty"), "--age takes a whole number, such as 14."),
        (("dose", "set", "--ref", "P-014", "--mg", "much"), "--mg takes a number, such as 7.5."),
        (
            ("patient", "channel", "--ref", "P-014", "--to", "moon"),
            '--to cannot be "moon". It is one of: chat, private.',
        ),
        (("patient", "list", "all"), '"all" is one word too many.'),
        (("patient", "add", "--ref"), "--ref needs a value behind it."),
        (("check", "--deeply"), "`evenkeel check` has no option --deeply."),
        (("chekc",), 'There is no command "chekc".'),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(terminal: Terminal, words: tuple[str, ...], said: str) -> None:
    """Something missing, misspelt or of the wrong kind: what is wrong, and where the way to write it stands."""
    found = terminal.types(*words)

    assert (2, "") == (found.status, found.out)
    assert found.err.startswith(said)
    assert "--help` shows the way, with an example." in found.err


def test_a_class_of_medicine_is_looked_up_in_the_clinics_own_pack(clinic: Terminal) -> None:
    """A clinic whose pack has windows of its own enrols by them; a class that pack does not know is refused."""
    rules, profiles = ((PACKS / f"{name}.toml").read_text("utf-8") for name in ("evenkeel-1", "withdrawal_profiles"))
    (clinic.folder / "own.toml").write_text(rules.replace("withdrawal_profiles", "own_profiles"), "utf-8")
    (clinic.folder / "own_profiles.toml").write_text(profiles.replace("fentanyl_patch", "patch"), "utf-8")
    clinic.sets(pack=str(clinic.folder / "own.toml"))
    is_refused(clinic.types(*PATIENT, "--medicine", "fentanyl_patch"), "'fentanyl_patch' is not a class of medicine")
    assert 0 == clinic.types(*PATIENT, "--medicine", "patch").status


def test_staff_write_a_patients_copy_into_a_file_of_its_own(clinic: Terminal) -> None:
    """For somebody in private mode, who gets no file in the chat; nothing is written over, and the audit keeps it."""
    clinic.types(*PATIENT)
    said = clinic.types("patient", "copy", "--ref", "P-014", "--to", "P-014.zip")
    assert "The copy for P-014 is in P-014.zip." in said.out
    with zipfile.ZipFile(clinic.folder / "P-014.zip") as file:
        assert {"data.json", "last_weeks.png"} <= set(file.namelist())
    assert 0o600 == (clinic.folder / "P-014.zip").stat().st_mode & 0o777
    is_refused(clinic.types("patient", "copy", "--ref", "P-014", "--to", "P-014.zip"), "is there already")
    (clinic.folder / "link.zip").symlink_to(clinic.folder / "elsewhere.zip")
    is_refused(clinic.types("patient", "copy", "--ref", "P-014", "--to", "link.zip"), "is there already")
    assert not (clinic.folder / "elsewhere.zip").exists()
    is_refused(clinic.types("patient", "copy", "--ref", "P-014", "--to", "none/P-014.zip"), "cannot be written")
    database = _database(clinic.data)
    assert 1 == len(database.read(lambda db: db.all(Audit, table_of(Audit).c.action == "copy made")))
    database.close()


def test_private_mode_needs_a_page_that_phones_can_open(clinic: Terminal) -> None:
    """With a token and no address it is refused with the reason and nobody is enrolled; with one it is recorded."""
    assert 0 == clinic.types(*PATIENT, "--private").status
    assert "P-014 answers in the chat from now on." in clinic.types(*CHANNEL, "chat").out
    clinic.sets(telegram_token="42:SANDBOX-cli", telegram_api="http://127.0.0.1:9")
    for words in (("patient", "add", "--ref", "P-015", "--private", *CONFIRMED), (*CHANNEL, "private")):
        is_refused(clinic.types(*words), "Private mode needs a page", "EVENKEEL_PUBLIC_URL")
    clinic.sets(public_url="http://127.0.0.1:9")
    assert "P-014 answers on the clinic's own page from now on." in clinic.types(*CHANNEL, "private").out
    assert "already; nothing changed" in clinic.types(*CHANNEL, "private").out
    assert ["P-014"] == [patient["ref"] for patient in clinic.types("patient", "list", "--json").data]


def test_a_taken_reference_is_refused(clinic: Terminal) -> None:
    """Two patients never share a reference."""
    clinic.types(*PATIENT)

    is_refused(clinic.types(*PATIENT), "P-014 is taken")


@pytest.mark.parametrize("mg", ["-4", "nan", "inf"])
def test_a_dose_that_is_no_amount_is_refused(clinic: Terminal, mg: str) -> None:
    """Below zero, not a number, endless: nothing is recorded."""
    clinic.types(*PATIENT)

    is_refused(clinic.types("dose", "set", "--ref", "P-014", f"--mg={mg}"), "number of mg a day")


def test_a_day_that_is_none_is_refused(clinic: Terminal) -> None:
    """A day is written one way only, so that the 3rd of April is never the 4th of March."""
    clinic.types(*PATIENT)

    is_refused(clinic.types("dose", "set", "--ref", "P-014", "--mg", "4", "--from", "03/04/2026"), "2026-11-22")


def test_a_patient_who_has_stopped_is_listed_so(clinic: Terminal) -> None:
    """`patient stop` and `patient consent` each say what they did, and refuse what cannot be."""
    clinic.types(*PATIENT)
    choice = ("patient", "consent", "--ref", "P-014", "--unmet-need")

    is_refused(clinic.types(*choice, "no"), "P-014 does not agree to the check-ins now")
    assert 2 == clinic.types(*choice, "perhaps").status
    _agrees(clinic)
    assert "P-014: answers about unmet need may be used.\n" == clinic.types(*choice, "yes").out
    assert "P-014: answers about unmet need are left out.\n" == clinic.types(*choice, "no").out
    assert "P-014: answers about unmet need are left out already; nothing changed.\n" == clinic.types(*choice, "no").out
    assert "P-014 has stopped: no more check-ins." in clinic.types("patient", "stop", "--ref", "P-014").out
    assert ["withdrawn"] == [row["state"] for row in clinic.types("patient", "list", "--json").data]
    is_refused(clinic.types("patient", "stop", "--ref", "P-014"), "P-014 has left already (withdrawn)")


def test_nobody_is_enrolled_under_age_or_without_a_clinician_who_confirms(clinic: Terminal) -> None:
    """Each refusal is a sentence and leaves no patient; what is confirmed is kept, with who confirmed it."""
    add = ("patient", "add", "--ref", "P-014")
    is_refused(clinic.types(*add, "--age", "17", "--capacity-by", NURSE), "from 18 years on", "--age")
    is_refused(clinic.types(*add, "--age", "42", "--capacity-by", "Dr X."), 'Nobody called "Dr X." works here')
    assert 2 == clinic.types(*add, "--age", "42").status
    assert 2 == clinic.types(*PATIENT, "--pregnant", "perhaps").status
    assert [] == clinic.types("patient", "list", "--json").data
    assert 0 == clinic.types(*PATIENT, "--pregnant", "yes").status
    database = _database(clinic.data)
    patient = database.read(people.patients, database.read(people.the_clinic).id)[0]
    (kept,) = database.read(eligibility.of, patient.id)
    by = database.read(people.clinician_by_name, patient.clinic_id, NURSE)
    assert (18, by.id, "yes") == (kept.age_from, kept.capacity_by, kept.pregnancy)
    assert ["pregnant"] == [event.kind for event in database.read(events.of, patient.id)]
    database.close()


def test_the_states_of_a_stay_are_recorded_or_refused_with_a_sentence(clinic: Terminal) -> None:
    """`patient state` says what each state means for the chat; a state that is none or cannot follow is refused."""
    clinic.types(*PATIENT)
    state = ("patient", "state", "--ref", "P-014", "--to")

    is_refused(clinic.types(*state, "asleep"), '"asleep" cannot be recorded', "hospital, custody, active")
    is_refused(clinic.types(*state, "hospital"), "P-014 has not joined yet")
    _agrees(clinic)
    assert (
        "P-014 is recorded as hospital. Check-ins rest until they are home.\n" == clinic.types(*state, "hospital").out
    )
    is_refused(clinic.types(*state, "transferred"), "Whom does P-014 turn to", "--who")
    is_refused(clinic.types(*state, "transferred", "--keeper", "Dr X."), 'Nobody called "Dr X." works here')
    onward = ("--who", "Dr Vega", "--from", "2026-03-09", "--keeper", NURSE)
    assert "P-014 is recorded as transferred." in clinic.types(*state, "transferred", *onward).out
    is_refused(clinic.types(*state, "active"), "P-014 has left already (transferred)")


def test_nobody_is_enrolled_before_a_drill_is_answered(terminal: Terminal) -> None:
    """No patient before two have answered a drill, one of the team among them; nobody joined, nobody to drill."""
    database = new_data(terminal.data)
    set_up(database, NOW, drilled=False)
    database.close()

    is_refused(terminal.types(*PATIENT), "two people must have answered a drill", "evenkeel staff drill")
    is_refused(terminal.types("staff", "drill"), "Nobody has joined yet")
    assert [] == terminal.types("patient", "list", "--json").data


def test_without_a_database_or_a_clinic_it_says_what_to_start(terminal: Terminal) -> None:
    """Before the first `evenkeel run` nothing is created by accident."""
    is_refused(terminal.types("patient", "list"), "There is no database in data/sandbox", "evenkeel run")
    assert not terminal.data.exists()
    new_data(terminal.data).close()

    is_refused(terminal.types("patient", "list"), "There is no clinic yet", "evenkeel run")


def test_a_protocol_with_a_typo_names_the_line(
    clinic: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """File, line and reason, before anything is stored."""
    folder = tmp_path / "protocols"
    shutil.copytree(protocol.FOLDER, folder)
    lines = (folder / "daily.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    number = next(number for number, line in enumerate(lines) if line.startswith("slots:"))
    lines[number] = "slot:\n"
    (folder / "daily.yaml").write_text("".join(lines), encoding="utf-8")
    monkeypatch.setattr(protocol, "FOLDER", folder)

    is_refused(clinic.types(*PATIENT), f"daily.yaml, line {number + 1}: ", "slot")
    assert [] == clinic.types("patient", "list", "--json").data


def test_each_trouble_with_the_key_has_a_sentence(clinic: Terminal) -> None:
    """Wrong, missing, damaged, readable by others: each says so, and the database stays as it was."""
    key, database = clinic.data / "evenkeel.key", clinic.data / "evenkeel.db"
    before = database.read_bytes()

    key.chmod(0o644)
    is_refused(clinic.types("patient", "list"), "can be read by others", "chmod 600")
    key.chmod(0o600)
    key.write_text("not a key", encoding="ascii")
    is_refused(clinic.types("patient", "list"), "holds no key")
    key.write_text("00" * 32, encoding="ascii")
    is_refused(clinic.types("patient", "list"), "does not open the database")
    key.unlink()
    is_refused(clinic.types("patient", "list"), "evenkeel.key is missing and EVENKEEL_KEY is not set")
    assert not key.exists(), "a new key would hide that the old one is lost"
    clinic.sets(key="12 34")
    is_refused(clinic.types("patient", "list"), "EVENKEEL_KEY is not a key")
    assert before == database.read_bytes()

    clinic.sets(key=KEY.hex())
    assert 0 == clinic.types("patient", "list").status


def test_a_plaintext_database_is_not_opened(clinic: Terminal) -> None:
    """An unencrypted file under our name is refused, never written to."""
    file = clinic.data / "evenkeel.db"
    file.write_bytes(b"SQLite format 3\0" + bytes(4080))

    is_refused(clinic.types("patient", "list"), "is not encrypted")
    assert 4096 == file.stat().st_size


def test_a_setting_of_the_wrong_kind_is_named(clinic: Terminal) -> None:
    """A port that is no number: the setting and the reason, no traceback."""
    clinic.sets(port="eighty")

    said = clinic.types("patient", "list")

    assert 1 == said.status
    assert "The setting port cannot be" in said.err


def test_a_data_folder_that_cannot_be_is_named(terminal: Terminal) -> None:
    """A file where the folder should be: what the machine says, and the path."""
    (terminal.folder / "data").write_text("")

    is_refused(terminal.types("run"), "The machine refuses", "data/sandbox")


def test_an_error_that_nothing_caught_shows_no_values(clinic: Terminal) -> None:
    """A damaged row: where it came from is printed, what stood in it is not, and no traceback with values."""
    clinic.types(*PATIENT)
    database = _database(clinic.data)
    database.transact(lambda db: db.connection.exec_driver_sql("UPDATE enrolment SET next_due_at = 'canary'"))
    database.close()

    said = clinic.types("patient", "list")

    assert (1, "") == (said.status, said.out)
    assert "Stopped by an error that nothing caught" in said.err
    assert "canary" not in said.err


def test_the_demo_has_one_withdrawal_alert_escalated_taken_and_closed(tmp_path: Path) -> None:
    """
    `evenkeel demo --headless --json`: the guided scenario against the real bot
    over HTTP; exactly one alert, told on to the next rung once after thirty
    minutes, acknowledged, closed with an outcome, in under 30 seconds.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ran = _evenkeel(tmp_path, "demo", "--headless", "--json")
    out, err = ran.communicate(timeout=120)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)

    assert (0, "") == (ran.returncode, err)
    found = json.loads(out)
    assert {"answers", "prompts", "alerts", "seconds"} == found.keys()
    (alert,) = found["alerts"]
    assert ("withdrawal", "soon") == (alert["signature"], alert["tier"])
    assert [0, 1] == [step["step"] for step in alert["told"]]
    first, second = (datetime.fromisoformat(step["at"]) for step in alert["told"])
    assert 30 * 60 == (second - first).total_seconds()
    assert second <= datetime.fromisoformat(alert["acknowledged_at"])
    assert ("outcome", ["true", "withdrawal", "contacted"]) == (alert["closed_as"], alert["outcome"])
    assert "withdrawal pattern" in alert["text"]
    days = 15
    assert days < found["prompts"], (
        "some questions are asked beside the daily ones, and nobody in the story answers them"
    )
    assert 7 * days <= found["answers"]
    # the seconds of one core: what it takes on a machine that does not run other tests beside it
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 30
    assert [] == list(tmp_path.iterdir()), "a demo leaves nothing behind"


def test_one_evenkeel_runs_on_a_data_folder_and_ends_cleanly(tmp_path: Path) -> None:
    """
    Without a token `evenkeel run` says one address; a second process on the
    same folder, and one on the same port, are refused with the way out. Ctrl-C
    and a polite kill end it with status 0; the second start goes on.
    """
    port = _free_port()
    with _running(tmp_path, port) as first:
        second = _evenkeel(tmp_path, "run", EVENKEEL_PORT=str(_free_port()))
        third = _evenkeel(tmp_path, "run", EVENKEEL_PORT=str(port), EVENKEEL_DATA_DIR="other")
        assert "Another Evenkeel is running on the data folder data/sandbox" in _ended(second, 1)
        assert f"Port {port} is in use. Choose another one: EVENKEEL_PORT={port + 1}" in _ended(third, 1)
        first.send_signal(signal.SIGINT)
        assert "Evenkeel has stopped. Everything is stored" in _ended(first, 0)
    with _running(tmp_path, port) as again:
        again.send_signal(signal.SIGTERM)
        assert "Evenkeel has stopped." in _ended(again, 0)

    listed = _evenkeel(tmp_path, "patient", "list", "--json")
    patients = json.loads(listed.communicate(timeout=PATIENCE_S)[0])
    assert ["P-014"] == [patient["ref"] for patient in patients], "the second start went on with the first one's"


def _agrees(clinic: Terminal) -> None:
    """P-014 agrees to the check-ins alone."""
    database = _database(clinic.data)
    found = database.read(people.the_clinic)
    patient = database.read(people.patient_by_ref, found.id, "P-014")
    database.transact(consents.give, NOW, found.id, patient.id, "1", "0" * 64, ["daily", "channel_telegram"])
    database.transact(people.patient_agreed, NOW, patient.id)
    database.close()


def _database(folder: Path) -> Any:
    return open_database(f"sqlite:///{folder / 'evenkeel.db'}", folder / "patients.keys")


def _evenkeel(folder: Path, *words: str, **environment: str) -> "subprocess.Popen[str]":
    clean = {k: v for k, v in os.environ.items() if not k.startswith("EVENKEEL_") and k != "DATABASE_URL"}
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [str(COMMAND), *words], cwd=folder, env=clean | environment, stdout=pipe, stderr=pipe, text=True
    )


@contextmanager
def _running(folder: Path, port: int) -> "Iterator[subprocess.Popen[str]]":
    """`evenkeel run` from the moment on at which it has said its address."""
    process = _evenkeel(folder, "run", EVENKEEL_PORT=str(port), PYTHONUNBUFFERED="1")
    try:
        assert f"http://127.0.0.1:{port}" in _until_said(process, "second start")
        yield process
    finally:
        process.kill()
        process.communicate()


def _until_said(process: "subprocess.Popen[str]", what: str) -> str:
    assert process.stdout is not None
    ends, said = time.monotonic() + PATIENCE_S, ""
    while what not in said and time.monotonic() < ends:
        if select.select([process.stdout], [], [], 0.5)[0]:
            piece = os.read(process.stdout.fileno(), 65536).decode()
            if not piece:
                break
            said += piece
    return said


def _ended(process: "subprocess.Popen[str]", status: int) -> str:
    out, err = process.communicate(timeout=PATIENCE_S)
    assert status == process.returncode, out + err
    assert "Traceback" not in err
    return out + err


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
