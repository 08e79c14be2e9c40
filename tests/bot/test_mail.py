"""The mail server of the second channel: what may be set, and that nothing goes out in the clear."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pydantic import SecretStr

from bot.settings import Settings, SettingsTrouble
from bot.smtp import Handed, Letter, Server, hand_over, server_at
from storage import people
from storage.addresses import mail_address
from storage.faults import mail_addresses
from tests.bot.terminal import NURSE, Terminal, new_data, set_up
from tests.databases import open_database
from tests.post_office import PostOffice

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
FROM = "evenkeel@clinic.example"
LETTER = Letter("ward@clinic.example", "Evenkeel", "Open Evenkeel, reference A-1042", "<1@clinic.example>")


def test_a_server_elsewhere_without_tls_gets_nothing() -> None:
    """Only on this machine a mail may go in the clear; to any other address it waits."""
    for host, handed, count in (("127.0.0.1", Handed.accepted, 1), ("127.0.0.2", Handed.not_sent, 0)):
        office = PostOffice(host)
        server = server_at(f"smtp://{host}:{office.port}", FROM)
        assert handed is hand_over(server, LETTER, NOW)
        office.close()
        assert count == len(office.letters)
    assert handed is hand_over(server, LETTER, NOW), "nobody is there any more: it waits too"


def test_what_takes_too_long_or_cannot_be_written_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is handed over when the time for it is used up, nor to an address that mail commands cannot hold."""
    office = PostOffice()
    server = server_at(office.url, FROM)
    assert Handed.not_sent is hand_over(server, replace(LETTER, to="w\xe4rd@clinic.example"), NOW)
    monkeypatch.setattr("bot.smtp.LONGEST_S", -1.0)
    assert Handed.not_sent is hand_over(server, LETTER, NOW)
    office.close()
    assert [] == office.letters


def test_a_letter_that_is_not_liked_says_nothing_of_its_address() -> None:
    """A filter that refuses the letter itself: it waits and is tried again; the address goes on getting mail."""
    office = PostOffice()
    office.likes_no_letter = True
    assert Handed.not_sent is hand_over(server_at(office.url, FROM), LETTER, NOW)
    office.refuses.add(LETTER.to)
    assert Handed.refused is hand_over(server_at(office.url, FROM), LETTER, NOW)
    office.close()
    assert [] == office.letters


def test_a_url_names_the_server_and_who_signs_in() -> None:
    """Ports as usual, signs in a password written with %."""
    known = Server("mail.clinic.example", 465, True, "evenkeel", "a/b", FROM)
    assert known == server_at("smtps://evenkeel:a%2Fb@mail.clinic.example", FROM)
    assert 587 == server_at("smtp://mail.clinic.example", FROM).port


@pytest.mark.parametrize(
    ("url", "sender", "piece"),
    [
        ("smtps://mail.clinic.example", "", "needs both"),
        ("", FROM, "needs both"),
        ("smtps://mail.clinic.example", "nobody", "needs both"),
        ("https://mail.clinic.example", FROM, "must look like smtps://"),
        ("smtps://mail.clinic.example:port", FROM, "cannot be read"),
    ],
)
def test_a_setting_that_cannot_be_is_said(url: str, sender: str, piece: str) -> None:
    """Both settings or none, and each as it should look; the password is in no sentence."""
    with pytest.raises(SettingsTrouble, match=piece):
        Settings(_env_file=None, smtp_url=SecretStr(url), mail_from=sender).checked()  # type: ignore[call-arg]


def test_staff_email_sets_and_takes_an_address(terminal: Terminal) -> None:
    """One address a person, sealed where it stands; what is none is refused with how it should look."""
    set_up(new_data(terminal.data), NOW)
    said = terminal.types("staff", "email", "--name", NURSE, "--address", "ward@clinic.example")
    assert "goes to ward@clinic.example." in said.out
    assert "No mail server is set yet" in said.out
    database = open_database(f"sqlite:///{terminal.data / 'evenkeel.db'}", terminal.data / "patients.keys")
    clinic = database.read(people.the_clinic)
    assert clinic is not None
    (address,) = database.read(mail_addresses, clinic.id)
    assert b"ward" not in address.sealed
    assert "ward@clinic.example" == database.read(mail_address, address)
    assert "gets no mail" in terminal.types("staff", "email", "--name", NURSE, "--remove").out
    assert [] == database.read(mail_addresses, clinic.id)
    database.close()
    for wrong in (("--address", "no address"), (), ("--address", "a@b.example", "--remove")):
        assert "Give a mail address with --address" in terminal.types("staff", "email", "--name", NURSE, *wrong).err
