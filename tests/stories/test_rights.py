"""What is a person's own: what the team sees, who looked, what they agreed to, a copy of it all, and erasing it."""

import io
import json
import zipfile

import pytest
import sqlalchemy as sa

from careteam import consenting, leaving, rights
from prompts import consent
from storage import audit, consents, erasure, people
from storage import tables as every
from storage.columns import table_of
from storage.database import Db
from tests.clinic import USUAL, Ana, Clinic

DAILY = frozenset({"daily", "channel_telegram"})


def document(clinic: Clinic, ana: Ana) -> zipfile.ZipFile:
    """The file in the newest message that has one."""
    world = clinic.sandbox.telegram.world
    found = [message for message in ana.from_bot() if message["document"]]
    return zipfile.ZipFile(io.BytesIO(world.files[found[-1]["document"]["url"].rpartition("/")[2]].content))


def holding(clinic: Clinic, needles: list[str]) -> set[str]:
    """The tables in which one of these strings stands, in any column."""

    def search(db: Db) -> set[str]:
        found = set()
        for name in every.__all__:
            table = table_of(getattr(every, name))
            for row in db.rows(sa.select(table)):
                if any(needle in str(value) for value in row for needle in needles):
                    found.add(table.name)
        return found

    return clinic.database.read(search)


def test_a_person_reads_what_the_team_sees_who_looked_and_what_they_agreed_to(clinic: Clinic) -> None:
    """
    A call for help stands there as people would say it, newest first: who was told, however often, and who took it.
    """
    ana = clinic.enrol("Ana", unmet_need=False)
    ana.writes("help")
    clinic.passes(minutes=25)
    clinic.nurse.presses("I have this")
    ana.reads()
    began = clinic.now
    ana.writes("/privacy")
    ana.presses("What my team sees")
    assert "their chat shows your reference P-014, the pattern and the numbers behind it." in ana.text
    assert "Answers about unmet needs are left out, as you chose." in ana.text
    ana.presses("‹ Back")
    ana.presses("Who looked, and when")
    assert [
        "Newest first:",
        "Nurse M. took an alert about you, today at 07:25.",
        "Nurse M. and Dr R. were told of an alert about you, today at 07:00.",
    ] == ana.text.splitlines()
    ana.presses("‹ Back")
    ana.presses("What I agreed to")
    assert ana.text.startswith("You agreed on 2 Mar (version 2). This is the text:\n\nWhat we ask: once a day")
    assert ana.text.endswith("You said no to this second part.")
    ana.presses("Use unmet needs")
    assert ana.text.endswith("You said yes to this second part.")
    assert DAILY | {"unmet_need"} == clinic.database.read(consents.scopes, ana.patient_id)
    ana.presses("Leave out unmet needs")
    assert DAILY == clinic.database.read(consents.scopes, ana.patient_id)
    clinic.transcript("my_data_and_my_choices", since=began)
    for person in (ana, clinic.nurse, clinic.lead):
        person.reads()


def test_the_copy_holds_originals_and_corrections_and_nothing_of_the_teams(clinic: Clinic) -> None:
    """One file after a warning: answers with what they were before, alerts with their state, the person's own words."""
    ana = clinic.enrol("Ana")
    ana.answers(**{**USUAL, "pain": 4})
    ana.presses("Change an answer")
    ana.presses_key("change:pain")
    ana.presses_key("pain=6")
    ana.presses("Message my team")
    ana.writes("=could we talk about nights?")
    ana.writes("pain 7")
    ana.presses("Take it back", ana.last)
    ana.writes("/mydata")
    assert "Telegram stores the file too" in ana.text
    ana.presses("Send it")
    clinic.passes(seconds=3)
    file = document(clinic, ana)
    data = json.loads(file.read("data.json"))

    assert [4, 6] == [row["score"] for row in data["answers"] if row["item"] == "pain"]
    assert data["answers"][0]["id"] in [row["supersedes"] for row in data["answers"]]
    assert ["=could we talk about nights?"] == [row["text"] for row in data["messages_to_the_team"]]
    assert "'=could we talk about nights?" in file.read("messages_to_the_team.csv").decode()
    assert [None] == [row["reply"] for row in data["messages_to_the_team"]]
    (told,) = data["events"]
    assert ("pain", 7, None) == (told["kind"], told["score"], told["words"])
    assert told["taken_back_at"] is not None
    assert "chat" == data["enrolments"][0]["channel"]
    assert [] == data["stays"], "nothing but enrolled, then active"
    assert ["daily", "channel_telegram"] == data["consents"][0]["scopes"]
    assert b"\x89PNG" == file.read("last_weeks.png")[:4]
    assert {"evidence", "episodes", "tasks", "points"}.isdisjoint(data)
    assert "verdict" not in file.read("data.json").decode()
    for person in (ana, clinic.nurse, clinic.lead):
        person.reads()


def test_after_erasing_nothing_of_the_person_remains_but_the_audit(clinic: Clinic) -> None:
    """
    Stopping comes first, then two confirmations. No table but the audit names the person, their reference, chat or
    message; the key is gone; the receipt's proof stands in the audit, whose chain is whole. The chat is a stranger's.
    """
    ana = clinic.enrol("Ana")
    ana.answers(**USUAL)
    ana.presses("Message my team")
    ana.writes("my words")
    (task,) = clinic.tasks()
    sealed = task.sealed_body
    ids = [ana.patient_id, "P-014", task.id, *(row.id for row in (*clinic.checkins(ana), *clinic.stored(ana)))]
    assert {"patient", "response", "task"} <= holding(clinic, ids)
    ana.writes("/privacy")
    menu = ana.last
    ana.presses("Erase my data", menu)
    assert "First the check-ins stop. Then you can erase everything." == ana.message(menu["message_id"])["text"]
    for label in ("Stop the check-ins", "Stop now", "Yes, go on", "Erase everything now"):
        clinic.passes(seconds=2)
        ana.presses(label, ana.message(menu["message_id"]))

    assert "Everything is erased." == ana.toast
    assert {"audit"} == holding(clinic, ids)
    (receipt,) = clinic.database.read(erasure.receipts, clinic.clinic.id)
    assert receipt.sha256[:16] in ana.text
    assert {"patient", "response", "checkin", "consent", "enrolment", "address"} <= set(receipt.rows)
    assert receipt.sha256 in str(clinic.database.read(lambda db: [row.detail for row in db.all(every.Audit)]))
    assert clinic.database.read(audit.broken_at, clinic.clinic.id) is None
    assert ana.patient_id not in (clinic.folder / "patients.keys").read_text()
    assert sealed is not None
    ana.reads()
    ana.writes("hello")
    assert ana.text.startswith("Hello. I do not know you yet.")
    clinic.nurse.presses("Done")
    for person in (ana, clinic.nurse, clinic.lead):
        person.reads()


def test_nothing_is_erased_while_the_team_looks_into_an_alert(clinic: Clinic) -> None:
    """A call for help stays with the team until it has its outcome; the person reads why, and can erase after."""
    ana = clinic.enrol("Ana")
    ana.writes("help")
    clinic.nurse.presses("I have this")
    ana.writes("/privacy")
    menu = ana.last["message_id"]
    for label in ("Erase my data", "Stop the check-ins", "Stop now"):
        ana.presses(label, ana.message(menu))
        clinic.passes(seconds=2)
    assert ana.message(menu)["text"].startswith("Your team is still looking into an alert about you.")
    assert "Yes, go on" not in str(ana.message(menu)["buttons"])
    for person in (ana, clinic.nurse, clinic.lead):
        person.reads()


def test_a_changed_text_is_asked_again_once_and_what_was_agreed_goes_on(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The morning after, behind a neutral opener; agreeing keeps the scopes under the new version."""
    ana = clinic.enrol("Ana")
    ana.usual_days(1)
    monkeypatch.setattr(consenting, "VERSION", 3)
    assert 2 == consent.VERSION
    clinic.passes(days=2, hours=4)
    assert ["Evenkeel has a message for you."] == [text for text in ana.reads() if "message for you" in str(text)]
    assert DAILY | {"unmet_need"} == clinic.database.read(consents.scopes, ana.patient_id)
    ana.presses("Show")
    shown = next(m for m in reversed(ana.from_bot()) if (m["text"] or "").startswith("The text you agreed to"))
    ana.presses("I agree", shown)
    stands = clinic.database.read(consents.current, ana.patient_id)
    assert stands is not None
    assert ("3", {"daily", "unmet_need", "channel_telegram"}) == (stands.version, set(stands.scopes))
    ana.reads()


def test_a_text_that_has_changed_is_not_shown_as_the_one_agreed_to(clinic: Clinic) -> None:
    """The page says so; a choice about unmet needs meanwhile agrees to no text that the person has not read."""
    ana = clinic.enrol("Ana")
    agreed = clinic.database.read(consents.current, ana.patient_id)
    clinic.database.transact(
        lambda db: db.change(every.Clinic, table_of(every.Clinic).c.id == clinic.clinic.id, name="Harbour Clinic")
    )
    ana.writes("/privacy")
    ana.presses("What I agreed to")
    assert ana.text.startswith("You agreed on 2 Mar (version 2). The text has changed since then")
    assert "Harbour Clinic" not in ana.text
    ana.presses("Leave out unmet needs")
    stands = clinic.database.read(consents.current, ana.patient_id)
    assert agreed is not None
    assert stands is not None
    assert (agreed.text_sha256, DAILY) == (stands.text_sha256, frozenset(stands.scopes))
    assert ana.text.endswith("You said no to this second part.")
    ana.reads()


def test_who_has_left_leaves_once_and_old_buttons_promise_nothing(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A changed text is declined after stopping: nothing more happens, and Pause of before says that nobody reads."""
    ana = clinic.enrol("Ana")
    ana.usual_days(1)
    ana.writes("/pause")
    pause = ana.data("1 week"), ana.last["message_id"]
    ana.presses("1 week", ana.last)
    ana.presses_data(pause[0].replace("pause:7", "until:tomorrow"), pause[1])
    assert "That button is from an earlier message. Nothing was changed." == ana.toast
    ana.presses("Start again", ana.last)
    monkeypatch.setattr(consenting, "VERSION", consent.VERSION + 1)
    clinic.passes(days=2, hours=4)
    ana.presses("Show")
    ana.writes("/settings")
    ana.presses("Stop", ana.last)
    ana.presses("Yes, stop", ana.last)
    clinic.passes(seconds=3)
    shown = next(m for m in reversed(ana.from_bot()) if (m["text"] or "").startswith("The text you agreed to"))
    ana.presses_key("leave", shown)
    assert "That button is from an earlier message. Nothing was changed." == ana.toast
    ana.presses_data(*pause)
    assert "No team reads this chat now. In an emergency, call 112." == ana.text
    ana.reads()


def test_staff_erase_only_with_a_privacy_officers_name(clinic: Clinic) -> None:
    """Somebody who is still here is refused, and so is a name that no privacy officer has; then nothing is left."""
    ana = clinic.enrol("Ana")

    def erase(name: str) -> None:
        patient = clinic.database.read(people.patient_by_ref, clinic.clinic.id, "P-014")
        clinic.database.transact(rights.erase_for, clinic.now, patient, name)

    with pytest.raises(people.Refused, match="is still here"):
        erase("Officer P.")
    patient = clinic.database.read(people.patient_by_ref, clinic.clinic.id, "P-014")
    clinic.database.transact(leaving.stop, clinic.now, patient, "tests")
    with pytest.raises(people.Refused, match="No privacy officer is called"):
        erase("Officer P.")
    officer = clinic.hires("Officer P.", "privacy_officer")
    officer.writes(f"/start {officer.code}")
    erase("Officer P.")
    assert {"audit"} == holding(clinic, [ana.patient_id])
    for person in (ana, officer):
        person.reads()
