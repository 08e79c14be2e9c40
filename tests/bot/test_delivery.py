"""The sender: what cannot be rendered or is refused, doubt about Telegram, slow calls, and the pace of edits."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from telegram.error import NetworkError
from telegram.request import HTTPXRequest

from bot import rendering
from storage import inbox, outbox, people
from storage.columns import table_of
from storage.database import Db
from storage.outbox import Delivery, Priority, Subject
from storage.tables import Address, Audit, Enrolment, Inbox, Notice, Outbox
from tests import databases
from tests.clinic import Clinic


@pytest.fixture
def clinic(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Clinic]:
    """A sample clinic with a nurse and a lead."""
    url = databases.fresh("sqlite", tmp_path)
    made = Clinic(url, tmp_path)
    yield made
    made.closes(in_order=False)
    databases.dropped(url)


def outbox_of(clinic: Clinic, template: str, action: str = "send") -> list[Outbox]:
    """The rows of one kind, in the order they were written."""
    where = (table_of(Outbox).c.template == template, table_of(Outbox).c.action == action)
    return clinic.database.read(lambda db: db.all(Outbox, *where))


def test_a_notice_that_cannot_be_rendered_is_not_lost(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault while rendering puts the notice off; once it is mended the nurse has it, without anybody's doing."""
    ana = clinic.enrol("Ana")
    clinic.nurse.reads()

    def fails(*_: Any) -> Any:
        raise RuntimeError

    monkeypatch.setitem(rendering.TEMPLATES, "notice", fails)
    ana.presses("Need help now")
    clinic.passes(seconds=20)
    assert [] == clinic.nurse.reads()
    (waiting,) = [row for row in outbox_of(clinic, "notice") if row.state == "ready"]
    assert "not rendered" == waiting.reason
    assert waiting.due_at - clinic.now > timedelta(seconds=5), "later each time"
    monkeypatch.undo()
    clinic.passes(seconds=20)

    assert ["crisis"] == clinic.nurse.open_alerts()


def test_a_refused_notice_goes_to_the_next_rung_at_once(clinic: Clinic) -> None:
    """Telegram refuses the nurse's notice for good: the lead has the alert in the same second."""
    ana = clinic.enrol("Ana")
    at = clinic.now
    clinic.faults(conflict={"method": "sendMessage", "chat_id": clinic.nurse.user_id})
    ana.presses("Need help now")

    assert clinic.now - at < timedelta(seconds=5)
    assert [] == clinic.nurse.reads()
    assert ["crisis"] == clinic.lead.open_alerts()


@pytest.mark.parametrize("fault", ["conflict", "forbidden"])
def test_what_cannot_be_told_to_whoever_has_the_alert_goes_to_the_next_rung_at_once(clinic: Clinic, fault: str) -> None:
    """The nurse has a call for help; worse words ten minutes later are refused at her address: the lead is told."""
    ana = clinic.enrol("Ana")
    ana.presses("Need help now")
    clinic.nurse.presses("I have this")
    clinic.passes(minutes=10)
    clinic.lead.reads()
    at = clinic.now
    clinic.faults(**{fault: {"method": "sendMessage", "chat_id": clinic.nurse.user_id}})
    ana.writes("I want to kill myself")

    assert clinic.now - at < timedelta(seconds=5)
    (told,) = clinic.lead.reads()
    assert "words in a message" in told
    (alert,) = clinic.alerts()
    assert ("raised", None) == (alert.state, alert.owner_id)
    assert "owner cannot be reached" in clinic.database.read(lambda db: [row.action for row in db.all(Audit)])


def test_one_bad_enrolment_costs_nobody_else_a_prompt_or_a_step(clinic: Clinic) -> None:
    """A plan that cannot be read stops its own patient's prompts: others are asked, alerts climb, the clock goes on."""
    ana, luis, mia = (clinic.enrol(name, ref=f"P-01{n}") for n, name in enumerate(("Ana", "Luis", "Mia")))
    clinic.until("09:30")
    clinic.until("08:58")  # of the next day: two minutes before all three are asked
    enrolments = table_of(Enrolment)
    clinic.database.transact(
        lambda db: db.change(Enrolment, enrolments.c.patient_id == ana.patient_id, zone="Nowhere/At_all")
    )
    luis.presses("Need help now")
    clinic.passes(minutes=16)
    assert ["crisis"] == clinic.lead.open_alerts()
    clinic.lead.presses("I have this")

    assert 1 == len(clinic.checkins(ana))
    assert ["missed", "open"] == [row.state for row in clinic.checkins(mia)]


class Wire:
    """The line to Telegram: methods named in `broken` are answered so; a status of 0 loses the answer."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.broken: dict[str, int] = {}
        self.asked: list[str] = []
        whole = HTTPXRequest.do_request

        async def do_request(request: HTTPXRequest, url: str, *args: Any, **named: Any) -> tuple[int, bytes]:
            method = url.rpartition("/")[2]
            self.asked.append(method)
            status = self.broken.get(method)
            if status is None:
                return await whole(request, url, *args, **named)
            if status == 0:
                raise NetworkError("lost")
            return status, b'{"ok": false, "error_code": %d, "description": "no"}' % status

        monkeypatch.setattr(HTTPXRequest, "do_request", do_request)


def test_a_refused_token_is_asked_about_again_each_minute(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    """While Telegram refuses it nothing is sent and the clock does not spin; taken again, all goes out by itself."""
    ana, wire = clinic.enrol("Ana"), Wire(monkeypatch)
    wire.broken = {"sendMessage": 401, "getMe": 401, "editMessageText": 401}
    ana.presses("Need help now")
    clinic.passes(minutes=5)
    assert [] == clinic.nurse.reads()
    assert 5 <= wire.asked.count("getMe") <= 8
    wire.broken = {}
    clinic.passes(minutes=2)

    assert ["crisis"] == clinic.nurse.open_alerts()


def test_a_stray_404_silences_nothing(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only getMe's own refusal counts: a 404 and a getMe that fails cost seconds."""
    ana, wire = clinic.enrol("Ana"), Wire(monkeypatch)
    wire.broken = {"sendMessage": 404, "getMe": 0}
    ana.presses("Need help now")
    wire.broken = {}
    clinic.passes(seconds=15)

    assert ["crisis"] == clinic.nurse.open_alerts()


def test_in_doubt_only_getme_goes_out_every_few_seconds(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    """After three lost answers messages wait for getMe; the clock moves on meanwhile, and then they go out."""
    ana, wire = clinic.enrol("Ana"), Wire(monkeypatch)
    wire.broken = {"sendMessage": 0, "getMe": 0, "editMessageText": 0}
    ana.presses("Need help now")
    clinic.passes(minutes=2)
    assert wire.asked.count("sendMessage") <= 4
    assert 10 <= wire.asked.count("getMe") <= 30
    wire.broken = {}
    clinic.passes(seconds=20)

    assert ["crisis"] == clinic.nurse.open_alerts()


def test_a_call_for_help_overtakes_waiting_edits_and_those_keep_their_pace(clinic: Clinic) -> None:
    """Twenty copies of old notices wait to be edited in the nurse's chat: the new alert is there at once."""
    ana = clinic.enrol("Ana")

    def edits(db: Db) -> None:
        notice = db.all(Notice, table_of(Notice).c.clinician_id == clinic.nurse.clinician_id)[0]
        address = db.get(Address, notice.address_id)
        for number in range(20):
            outbox.put(
                db,
                clinic.now,
                address,
                key=f"edit:{number}",
                delivery=Delivery.idempotent,
                priority=Priority.alert,
                template="notice",
                subject=Subject("notice", notice.id),
                action="edit",
            )

    clinic.database.transact(edits)
    at = clinic.now
    ana.presses("Need help now")
    assert ["crisis"] == clinic.nurse.open_alerts()
    assert clinic.now - at < timedelta(seconds=8)
    clinic.passes(seconds=30)
    sent = sorted(row.sent_at for row in outbox_of(clinic, "notice", "edit") if len(row.key) < 8 and row.sent_at)

    crisis = max(row.sent_at for row in outbox_of(clinic, "notice") if row.sent_at is not None)
    assert crisis - at < timedelta(seconds=3)
    assert 20 == len(sent)
    assert all(later - earlier >= timedelta(seconds=1) for earlier, later in pairwise(sent))


def test_a_review_that_fails_three_times_is_told_to_the_team(clinic: Clinic) -> None:
    """The first two are retried in silence; after the third the nurse is asked to look at this patient, once."""
    ana = clinic.enrol("Ana")
    enrolments = table_of(Enrolment)
    clinic.database.transact(
        lambda db: db.change(Enrolment, enrolments.c.patient_id == ana.patient_id, zone="Nowhere/At_all")
    )
    clinic.database.transact(people.mark_for_review, clinic.now, ana.patient_id)
    clinic.passes(minutes=1)
    assert [] == clinic.nurse.reads()
    clinic.passes(hours=3)

    assert ["review_failed"] == [task.kind for task in clinic.tasks()]
    assert "P-014" in clinic.nurse.text


def test_an_update_that_does_not_open_is_set_aside_and_the_rest_go_on(clinic: Clinic) -> None:
    """One damaged row in the inbox: it is dead at once, and a call for help in another chat is heard."""
    ana = clinic.enrol("Ana")

    def damaged(db: Db) -> None:
        inbox.store(db, clinic.bot.bot_id, [inbox.Arrived(1, 77, "{}")], clinic.now)
        db.change(Inbox, table_of(Inbox).c.update_id == 1, body=b"not what was sealed here")

    clinic.database.transact(damaged)
    ana.presses("Need help now")

    assert ["crisis"] == clinic.nurse.open_alerts()
    (row,) = clinic.database.read(
        lambda db: db.all(Inbox, table_of(Inbox).c.update_id == 1, order=table_of(Inbox).c.seq)
    )
    assert ("dead", "KeyTrouble") == (row.state, row.trouble)
