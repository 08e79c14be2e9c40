"""The second channel: a mail with a reference and nothing else, where the chat does not reach or nobody answers."""

from collections.abc import Iterator

import pytest

from bot.mail import Mailer
from bot.smtp import server_at
from careteam import alerts, mails
from storage import faults
from storage import notices as stored
from storage.tables import Clinician
from tests.clinic import Clinic, Staff
from tests.post_office import PostOffice

FROM = "evenkeel@clinic.example"


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """A mail server on loopback."""
    office = PostOffice()
    yield office
    office.close()


def gets_mail(clinic: Clinic, office: PostOffice, *staff: Staff) -> list[str]:
    """Each of them gets mail from now on, by this server; returns the addresses."""
    server = server_at(office.url, FROM)
    mailer = Mailer(clinic.database, clinic.clock, server, "tests")
    mailer.bot_id, clinic.bot._mailer = clinic.bot.bot_id, mailer
    found = []
    for number, one in enumerate(staff):
        person = clinic.database.read(lambda db, who=one: db.get(Clinician, who.clinician_id))
        found.append(f"staff-{number}@clinic.example")
        clinic.database.transact(mails.set_address, clinic.now, person, found[-1])
    return found


def test_after_twenty_minutes_without_anybody_the_lead_gets_a_mail_too(clinic: Clinic, office: PostOffice) -> None:
    """
    Ana calls for help; at ten minutes nobody gets a mail, at twenty whoever is told then does: the reference, nothing
    clinical, no link. Once somebody has it no more mail goes.
    """
    nurse_at, lead_at = gets_mail(clinic, office, clinic.nurse, clinic.lead)
    clinic.joins("Dr P.", "prescriber").reads()
    ana = clinic.enrol("Ana")
    ana.presses("Need help now")
    (alert,) = clinic.alerts()
    clinic.passes(minutes=15)
    assert [] == office.sent
    clinic.passes(minutes=10)

    assert [(lead_at, f"Open Evenkeel, reference {alert.ref}")] == office.sent
    (letter,) = office.letters
    assert ("Evenkeel", FROM) == (letter["Subject"], letter["From"])
    clinic.nurse.presses("I have this")
    clinic.passes(minutes=20)
    assert 1 == len(office.letters)
    assert nurse_at
    for person in clinic.people:
        person.reads()


def test_an_outcome_ends_the_mails_that_are_not_out(clinic: Clinic, office: PostOffice) -> None:
    """A mail to the lead waits for its server; the nurse gives an outcome on the page without taking it: none goes."""
    gets_mail(clinic, office, clinic.lead)
    mailer, clinic.bot._mailer = clinic.bot._mailer, None
    clinic.joins("Dr P.", "prescriber").reads()
    ana = clinic.enrol("Ana")
    ana.presses("Need help now")
    clinic.passes(minutes=25)
    (alert,) = clinic.alerts()
    assert ["ready"] == [notice.state for notice in clinic.database.read(stored.mailed, alert)]
    nurse = clinic.database.read(lambda db: db.get(Clinician, clinic.nurse.clinician_id))
    shown = clinic.database.read(alerts.shown_key, alert)
    given = (alert.id, nurse, shown, "true", "supply", "visit")
    assert "closed" == clinic.database.transact(alerts.close_with_outcome, clinic.now, *given)
    clinic.bot._mailer = mailer
    clinic.passes(minutes=1)
    assert [] == office.letters
    assert ["cancelled"] == [notice.state for notice in clinic.database.read(stored.mailed, alert)]
    for person in clinic.people:
        person.reads()


def test_whoever_telegram_refuses_gets_a_mail_at_once(clinic: Clinic, office: PostOffice) -> None:
    """The nurse has blocked the bot: the lead has the alert in the chat at once, and the nurse a mail."""
    (nurse_at,) = gets_mail(clinic, office, clinic.nurse)
    ana = clinic.enrol("Ana")
    clinic.nurse.blocks()
    ana.presses("Need help now")

    assert ["crisis"] == clinic.lead.open_alerts()
    (alert,) = clinic.alerts()
    assert [(nurse_at, f"Open Evenkeel, reference {alert.ref}")] == office.sent
    mailed = clinic.database.read(stored.mailed, alert)
    assert ["accepted"] == [notice.state for notice in mailed]
    ana.reads()


def test_a_notice_that_does_not_get_out_is_followed_by_a_mail(clinic: Clinic, office: PostOffice) -> None:
    """
    The notice is not out after two minutes: a mail in its place, once, however often it is looked; the notice goes
    when Telegram takes it.
    """
    (nurse_at,) = gets_mail(clinic, office, clinic.nurse)
    ana = clinic.enrol("Ana")
    clinic.faults(too_many_requests={"retry_after": 300, "chat_id": clinic.nurse.user_id})
    ana.presses("Need help now")
    (alert,) = clinic.alerts()
    assert [] == clinic.database.read(mails.waiting_too_long, clinic.now, clinic.bot.bot_id)
    clinic.passes(minutes=3)
    for _ in range(2):
        clinic.ticks()
    assert [(nurse_at, f"Open Evenkeel, reference {alert.ref}")] == office.sent

    clinic.passes(minutes=3)
    assert ["crisis"] == clinic.nurse.open_alerts()
    assert 1 == len(office.sent)
    for person in clinic.people:
        person.reads()


def test_what_a_server_says_decides_what_becomes_of_a_mail(clinic: Clinic, office: PostOffice) -> None:
    """
    Busy: again later. The call ends before the answer: again, under the same Message-ID. Refused: never again, and
    `evenkeel check` says so.
    """
    (nurse_at,) = gets_mail(clinic, office, clinic.nurse)
    office.is_busy = True
    ana = clinic.enrol("Ana")
    clinic.nurse.blocks()
    ana.presses("Need help now")
    assert [] == office.sent
    office.is_busy, office.hangs_up = False, 1
    clinic.passes(minutes=1)
    assert 2 == len(office.letters)
    assert 1 == len({letter["Message-ID"] for letter in office.letters})

    office.refuses.add(nurse_at)
    ana.presses("Need help now")
    clinic.passes(minutes=25)
    assert 2 == len(office.letters)
    clinic.refused_messages = 1
    (address,) = clinic.database.read(faults.mail_addresses, clinic.clinic.id)
    assert "unreachable" == address.state
    for person in clinic.people:
        person.reads()
