"""`evenkeel pack ...`: tried over the clinic's own history, looked at in shadow, signed by a clinician."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from careteam import alerts, ruling, trying, watch
from lab.diary import DiaryDay, DiaryPerson, on_day
from lab.living import live, set_up
from signatures.pack import PACKS, load_pack
from storage import alerts as stored
from storage import leases, packs, people
from storage.columns import table_of
from storage.database import Database, Db
from storage.tables import Audit, ShadowPack
from tests.bot.terminal import Terminal, new_data
from tests.signatures.test_governance import NEW_K, K, version, written

DAYS = 24
NOW = datetime(2001, 1, 1 + DAYS, 12, tzinfo=UTC)  # the day after the last one of the diaries
USUAL = {"pain": 5, "mood": 5, "sleep": 6, "craving": 2, "body": 0, "body_count": 0}
HARD = USUAL | {"pain": 8, "mood": 2, "sleep": 2, "body": 6, "body_count": 3}


def person(*hard: int) -> DiaryPerson:
    """Usual days, and these hard ones, without a recorded step."""
    days = (DiaryDay(on_day(n), **(HARD if n in hard else USUAL)) for n in range(DAYS))  # type: ignore[arg-type]
    return DiaryPerson("of the diary", tuple(days))


def lived(db: Db) -> None:
    """Two hard days for one person, called for and found to be true; a single one for another, who called nobody."""
    clinic = set_up(db)
    pack = load_pack()
    live(db, clinic, 1, person(20, 21), pack)
    live(db, clinic, 2, person(22), pack)
    for patient in people.patients(db, clinic.id):
        people.mark_for_review(db, NOW, patient.id)
        watch.review(db, NOW, patient.id, pack)
    nurse = people.clinician_by_name(db, clinic.id, "Nurse M.")
    (raised,) = [alert for alert in stored.of_clinic(db, clinic.id) if alert.patient_id]
    alerts.acknowledge(db, NOW, raised.id, nurse)
    alerts.close_with_outcome(
        db, NOW + timedelta(hours=1), raised.id, nurse, alerts.shown_key(db, raised), "true", "withdrawal", "contacted"
    )
    bot = people.the_bot(db, clinic.id)
    assert bot is not None
    leases.alive(db, bot.id, NOW + timedelta(hours=2), is_jump=True)


@pytest.fixture
def database(terminal: Terminal) -> Iterator[Database]:
    """The database of a sandbox in which two people have lived their days."""
    made = new_data(terminal.data)
    made.transact(lived)
    yield made
    made.close()


@pytest.fixture
def other(terminal: Terminal) -> Path:
    """A pack under which one hard day calls."""
    return written(terminal.folder, version("9.0"), (K, NEW_K))


def count(database: Database) -> int:
    """How many alerts there are."""
    clinic = database.read(people.the_clinic)
    assert clinic is not None
    return len(database.read(stored.of_clinic, clinic.id))


def test_a_pack_is_tried_over_the_clinic_s_own_history(terminal: Terminal, database: Database, other: Path) -> None:
    """What is gained against the pack in use, the rates, and how often each was right by the recorded outcomes."""
    alerts_before = count(database)
    said = terminal.types("pack", "try", str(other), "--json")

    assert 0 == said.status, said.err
    assert (2, 2 * DAYS) == (said.data["patients"], said.data["patient_days"])
    (row,) = said.data["alerts"]
    assert ("withdrawal", "soon", 1, 2) == (row["signature"], row["tier"], row["active"], row["other"])
    assert (2.083, 4.167) == (row["active_per_100_patient_days"], row["other_per_100_patient_days"])
    (gained,) = said.data["gained"]
    assert ("P-2", str(on_day(22)), "W-soon-2of3") == (gained["patient"], gained["day"], gained["rule"])
    assert [] == said.data["lost"]
    right = said.data["precision"]["withdrawal"]
    assert (1, 1, 0, 1.0) == tuple(right["active"][key] for key in ("right", "labelled", "unlabelled", "share"))
    assert (1, 1, 1, [0.207, 1.0]) == tuple(
        right["other"][key] for key in ("right", "labelled", "unlabelled", "interval")
    )
    assert "gained: 1" in terminal.types("pack", "try", str(other)).out
    assert alerts_before == count(database)


def test_a_pack_in_shadow_raises_nothing_and_reports_by_day(
    terminal: Terminal, database: Database, other: Path
) -> None:
    """From its first day on the report says what it would have called for; before that day nothing is in it."""
    alerts_before = count(database)

    assert 1 == terminal.types("pack", "shadow", "--report").status
    said = terminal.types("pack", "shadow", str(other))
    assert f"is in shadow from {on_day(DAYS)} on and raises nothing" in said.out
    other.unlink()  # what was put there stays what is looked at
    report = terminal.types("pack", "shadow", "--report", "--json").data

    assert ([], 0) == (report["by_day"], report["patient_days"])

    earlier = on_day(20)
    database.transact(lambda db: db.change(ShadowPack, table_of(ShadowPack).c.name.is_not(None), since_on=earlier))
    report = terminal.types("pack", "shadow", "--report", "--json").data

    assert [(str(on_day(20)), True), (str(on_day(22)), False)] == [
        (row["day"], row["also_by_the_active"]) for row in report["by_day"]
    ]
    assert alerts_before == count(database)
    assert "The shadow has ended." in terminal.types("pack", "shadow", "--end").out
    assert "No pack is in shadow." in terminal.types("pack", "shadow", "--end").out


def test_a_change_without_a_reason_is_refused_with_its_line(terminal: Terminal, database: Database) -> None:
    """Neither tried, nor looked at in shadow, nor signed."""
    file = written(terminal.folder, version("9.0"), (K, K.replace("2", "1", 1)))
    for words in (("try",), ("shadow",), ("sign", "--by", "Nurse M.")):
        said = terminal.types("pack", words[0], str(file), *words[1:])

        assert 1 == said.status
        assert "withdrawal.k is 1 and was 2. Say why beside it" in said.err
    assert count(database)


def test_a_clinician_signs_and_the_check_says_so(terminal: Terminal, database: Database, other: Path) -> None:
    """Nobody else can sign; the pack in use and who signed it stand in list and check."""
    assert "Nobody called" in terminal.types("pack", "sign", str(other), "--by", "Somebody").err
    assert "signed by nobody" in terminal.types("pack", "show").out
    assert 0 == terminal.types("pack", "sign", str(other), "--by", "Nurse M.").status

    terminal.sets(pack=str(other))
    (rules,) = [row for row in terminal.types("check", "--json").data if row["name"] == "rules"]
    assert ("ok", True) == (rules["word"], "signed by Nurse M. on 2001-01-25" in rules["sentence"])
    used = [row for row in terminal.types("pack", "list", "--json").data if row["used"]]
    assert [("9.0", "Nurse M.")] == [(row["version"], row["signed_by"]) for row in used]

    other.write_text(other.read_text().replace("missed_k = { value = 2", "missed_k = { value = 3"))
    assert "was changed after Nurse M. signed it" in terminal.types("pack", "list").err
    assert database


def test_the_difference_of_two_packs_is_a_table(terminal: Terminal, other: Path) -> None:
    """Every number that differs, with its line and its reason."""
    (row,) = terminal.types("pack", "diff", "evenkeel-1", str(other), "--json").data

    assert ("withdrawal.k", 2, 1, "one hard day is enough here") == tuple(
        row[key] for key in ("number", "before", "after", "reason")
    )
    assert "The two have the same numbers." in terminal.types("pack", "diff", "evenkeel-1", "evenkeel-1").out


def test_a_pack_is_used_once_signed_and_looked_at_or_with_a_reason(
    terminal: Terminal, database: Database, other: Path
) -> None:
    """
    By a lead only; unsigned never; after fourteen days in shadow, or sooner with a reason that the audit keeps. A start
    works by it whatever the settings say, and what was in use before comes back at once.
    """
    clinic = database.read(people.the_clinic)
    assert clinic is not None
    lead = database.transact(people.add_clinician, NOW, clinic, "Dr R.", ["lead"], "en")
    database.transact(people.staff_joined, NOW, lead.id)
    assert "evenkeel-1" == database.transact(ruling.at_start, NOW, clinic.id, "evenkeel-1").name

    def used(by: str, *words: str) -> str:
        said = terminal.types("pack", "use", str(other), "--by", by, *words)
        return " ".join((said.out + said.err).split())

    assert "Nurse M. is no lead here." in used("Nurse M.")
    assert "Nobody has signed" in used("Dr R.", "--because", "we are in a hurry")
    terminal.types("pack", "sign", str(other), "--by", "Dr R.")
    assert "has not been in shadow. Put it there first" in used("Dr R.")
    terminal.types("pack", "shadow", str(other))
    assert f"is to stay there until {on_day(DAYS) + trying.IN_SHADOW}" in used("Dr R.")
    earlier = on_day(DAYS) - trying.IN_SHADOW
    every = table_of(ShadowPack).c.name.is_not(None)
    database.transact(lambda db: db.change(ShadowPack, every, since_on=earlier))
    assert "v9.0 is in use from the next start on." in used("Dr R.")

    assert "9.0" == database.transact(ruling.at_start, NOW, clinic.id, "evenkeel-1").version
    (rules,) = [row for row in terminal.types("check", "--json").data if row["name"] == "rules"]
    assert ("look", True) == (rules["word"], "EVENKEEL_PACK names evenkeel-1 v1.2, which is not" in rules["sentence"])
    assert database.read(packs.shadow, clinic.id) is None
    other.write_bytes(Path(PACKS / "evenkeel-1.toml").read_bytes())
    assert "v1.2 is in use from the next start on." in used("Dr R.")
    written(terminal.folder, version("9.1"), (K, NEW_K))
    terminal.types("pack", "sign", str(other), "--by", "Dr R.")
    assert "in use from the next start on" in used("Dr R.", "--because", "the nurse is away")
    rows = database.read(lambda db: db.all(Audit, order=table_of(Audit).c.seq))
    reasons = [row.detail["reason"] for row in rows if row.action == "rule pack used"]
    assert ["first start", "looked at in shadow", "in use before", "the nurse is away"] == reasons
