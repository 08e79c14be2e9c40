"""The process crashes once, before or after each of its commits: the story ends as if it had not."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from prompts import protocol
from storage import audit, notices, people
from storage.columns import table_of
from storage.database import Db
from storage.tables import Audit, Inbox, Outbox
from tests import databases
from tests.clinic import Ana, Clinic, Staff
from tests.loss.clinic_at_work import waiting
from tests.loss.crashing import Crash, CrashingClinic, FirstClinic, copied

NEVER = 10**9
Story = Callable[[Clinic, Ana, Staff], None]


@dataclass(frozen=True)
class Start:
    """What everybody knows when the story begins."""

    folder: Path
    code: str
    ana: int
    patient: str
    nurse: int
    clinician: str


CHAPTERS = pytest.mark.parametrize("chapter", ["joins", "answers"])


@CHAPTERS
def test_a_crash_at_a_commit_changes_nothing_in_how_the_story_ends(chapter: str, tmp_path: Path) -> None:
    """
    Ana joins and is asked; she answers that her medicine ran out and the
    nurse takes the alert: with a crash before or after a commit of it the
    answers stand once, she is asked once, the one alert reaches the nurse.
    """
    _survives(chapter, tmp_path, every=7)  # 7 is odd: it meets boundaries before and after a commit


@pytest.mark.long
@CHAPTERS
def test_a_crash_at_any_commit_changes_nothing_in_how_the_story_ends(chapter: str, tmp_path: Path) -> None:
    """The same at each single boundary of the two stories."""
    _survives(chapter, tmp_path, every=1)


def _survives(chapter: str, tmp_path: Path, every: int) -> None:
    start = _set_up(tmp_path / "start", has_joined=chapter == "answers")
    story = _joins if chapter == "joins" else _answers
    expected, crash = _lived(start, tmp_path / "whole", NEVER, story)
    boundaries = crash.count
    assert boundaries > 40

    at = 1
    while True:
        found, crash = _lived(start, tmp_path / f"crash-{at}", at, story)
        if not crash.has_struck:
            break
        assert expected == found, f"after a crash at boundary {at} of {boundaries}"
        at += every

    assert at > 40


def _set_up(folder: Path, *, has_joined: bool) -> Start:
    folder.mkdir()
    clinic = FirstClinic(databases.fresh("sqlite", folder), folder)
    daily = protocol.load("daily")
    asked = {"items": ("pain", "dose"), "short_items": ("pain",), "slots": daily.slots[:1]}
    short = daily.model_copy(update={**asked, "branches": None, "rotating": None})
    invited = clinic.database.transact(
        people.add_patient, clinic.now, clinic.clinic, "P-014", short, "Europe/Madrid", "en", "short_acting"
    )
    nurse, who = clinic.nurse, clinic.newcomer("Ana")
    start = Start(folder, invited.code, who.user_id, invited.id, nurse.user_id, nurse.clinician_id)
    if has_joined:
        _joins(clinic, Ana(clinic, "Ana", who.user_id, invited.id, "Europe/Madrid", invited.code), nurse)
    clinic.closes(in_order=False)
    return start


def _lived(start: Start, folder: Path, at: int, story: Story) -> tuple[dict[str, Any], Crash]:
    crash = Crash(at)
    clinic = CrashingClinic(copied(start.folder, folder), crash)
    ana = Ana(clinic, "Ana", start.ana, start.patient, "Europe/Madrid", start.code)
    nurse = Staff(clinic, "Nurse M.", start.nurse, start.clinician, "")
    try:
        story(clinic, ana, nurse)
        return _ending(clinic, ana, nurse), crash
    finally:
        clinic.closes(in_order=False)


def _joins(clinic: Clinic, ana: Ana, nurse: Staff) -> None:
    ana.writes(f"/start {ana.code}")
    for key in ("agree", "scope-no"):
        _comes_to_rest(clinic)
        ana.presses_key(key)
    _comes_to_rest(clinic)
    if not _asked(ana):
        clinic.passes(hours=2.1)  # the prompt was lost, and nobody can know: the reminder covers it


def _answers(clinic: Clinic, ana: Ana, nurse: Staff) -> None:
    for key in ("start", "pain=5", "dose=ran_out"):
        ana.presses_key(key)
        _comes_to_rest(clinic)
    nurse.presses("I have this")
    _comes_to_rest(clinic)


def _comes_to_rest(clinic: Clinic) -> None:
    if isinstance(clinic, CrashingClinic) and clinic.crash.has_struck:
        clinic.passes(seconds=20)  # what waits to be sent again after a crash


def _asked(ana: Ana) -> list[dict[str, Any]]:
    return [
        message for message in ana.from_bot() if any(key in str(message["buttons"]) for key in (":start", "change"))
    ]


def _nurse_has_it(clinic: Clinic, nurse: Staff) -> None:
    for alert in clinic.alerts():
        copies = [message for message in nurse.from_bot() if alert.ref in message["text"]]
        assert 1 <= len(copies) <= 3
        # a copy that went out unknown to us cannot be edited: it still offers what is taken, to no harm
        assert "I have this" not in str(copies[-1]["buttons"])


def _ending(clinic: Clinic, ana: Ana, nurse: Staff) -> dict[str, Any]:
    answers = [(row.item, row.score, row.choices, row.revision) for row in clinic.stored(ana)]
    raised = clinic.alerts()
    _nurse_has_it(clinic, nurse)
    read = clinic.database.read
    assert read(audit.broken_at, clinic.clinic.id) is None
    assert {"updates": 0, "messages": 0, "reviews": 0} == read(waiting, clinic.bot.bot_id)
    return {
        "answers": answers,
        # a prompt that went out unknown to us counts as due until she presses it
        "checkins": [row.state.replace("due", "open") for row in clinic.checkins(ana)],
        "prompts": len(_asked(ana)),
        "alerts": [(alert.signature, alert.tier, alert.state, alert.owner_id, alert.step_no) for alert in raised],
        "notices": [(n.clinician_id, n.state) for alert in raised for n in read(notices.of, alert)],
        "audit": read(_audited),
        "inbox": read(lambda db: Counter(row.state for row in db.all(Inbox, order=table_of(Inbox).c.seq))),
        "refused": [row.key for row in read(lambda db: db.all(Outbox, table_of(Outbox).c.state == "refused"))],
    }


def _audited(db: Db) -> Counter[str]:
    return Counter(row.action for row in db.all(Audit))
