"""Tenancy: storage functions take the clinic, or something that belongs to one; the exceptions are named here."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

import storage
from storage import addresses
from storage.addresses import Chat
from storage.tables import Address
from tests.storage.place import NOW, Place

NAMES_A_CLINIC = ("clinic", "bot_id", "patient", "patient_id", "address_id", "owner_id", "enrolment", "chat")
NAMES_A_ROW = ("_id", "checkin", "episode", "alert", "notice", "clinician", "note", "task")
ROWS = (
    "Address Alert Task Notice Patient Clinic Clinician Enrolment CheckIn Episode Note Event "
    "Subject Sending Claim Chat Audit Gap Invitation SignIn StaffSession"
)

ALL_CLINICS = {
    "alerts.step_due": "the tick takes every open alert's next step; each row names its clinic",
    "audit.pseudonym": "it reads no row: a keyed name for whoever acts",
    "alerts.untold": "the tick tells whoever was not told; each alert names its clinic",
    "backups.tested": "a run of the nightly backup, by its id; the run names its clinic",
    "channels.anybody_private": "asked at the start, before the clinic is known; there is one to an installation",
    "addresses.get": "a message names its address by id, and the address its clinic; it may be erased by then",
    "asking.due_to_open": "the tick opens what is due; each enrolment names its clinic",
    "reminding.due_to_remind": "the tick reminds; each check-in names its clinic",
    "reminding.due_to_settle": "the tick takes buttons away; each check-in names its clinic",
    "reminding.due_to_close": "the tick closes; each check-in names its clinic",
    "reviews.pending": "reviews go by waiting time; each patient names their clinic",
    "reviews.days_to_close": "the tick closes days; each patient names their clinic",
    "reviews.next_review_at": "when a review is needed, over everything",
    "tasks.due_to_step": "the tick takes every open task's next step; each row names its clinic",
    "drilling.due": "the tick sends each clinic's drill of the week; each row is a clinic",
    "digests.due": "the tick sends each clinic's overview; each row is a clinic",
    "episodes.keep_pack": "rule packs belong to the installation, not to a clinic",
    "people.keep_protocol": "protocols are immutable and named by their hash",
    "people.protocol": "protocols are immutable and named by their hash",
    "people.has_programme": "asked at the start, before the clinic is known; there is one to an installation",
    "sessions.waiting": "a link names its clinician, and they their clinic; whoever has it knows nothing else",
    "sessions.of": "a session names its clinician, and they their clinic; the browser knows nothing else",
    "people.open_code": "a code names its clinic; whoever has it knows nothing else",
    "people.the_clinic": "finds the clinic of this installation",
    "people.is_key_known": "asked at the start, before anybody has a clinic",
}


def functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every public storage function that works in a transaction, by its name."""
    for module in pkgutil.iter_modules(storage.__path__):
        if module.ispkg or module.name.startswith("tables"):
            continue
        loaded = importlib.import_module(f"storage.{module.name}")
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            parameters = list(inspect.signature(function).parameters)
            if function.__module__ == loaded.__name__ and not name.startswith("_") and parameters[:1] == ["db"]:
                yield f"{module.name}.{name}", function


def belongs_to_a_clinic(function: Callable[..., Any]) -> bool:
    """Whether one of its required arguments is a clinic, or names or is a row that carries one."""
    for name, parameter in inspect.signature(function).parameters.items():
        words = str(parameter.annotation).replace("|", " ").replace("[", " ").replace("]", " ").split()
        if parameter.default is not inspect.Parameter.empty:
            continue
        if any(word.rpartition(".")[2].strip("'>") in ROWS.split() for word in words):
            return True
        if name in NAMES_A_CLINIC or any(name.endswith(end) for end in NAMES_A_ROW):
            return True
    return False


def test_every_storage_function_takes_its_clinic_but_those_with_a_reason() -> None:
    """What reads or writes across clinics is on a short list, with why; the list holds nothing else."""
    found = dict(functions())
    assert len(found) > 60
    across = {name for name, function in found.items() if not belongs_to_a_clinic(function)}
    assert set() == across - set(ALL_CLINICS), "these take no clinic, and no reason is given"
    assert set() == {name for name in ALL_CLINICS if name in found} - across, "these take one: off the list"


def test_a_chat_that_becomes_another_persons_opens_nothing_of_the_former(place: Place) -> None:
    """Buttons below old messages die with the change of hands; who comes back to an own chat keeps theirs."""
    chat, elsewhere = Chat(place.bot.id, 71), Chat(place.bot.id, 72)

    def bind(owner: str, to: Chat) -> Address:
        return place.database.transact(addresses.bind, place.clinic.id, "patient", owner, to, NOW)

    first = bind("ana", chat)
    token = place.database.transact(addresses.button, first, "note", "of-ana", NOW)
    bind("ana", elsewhere)
    back = bind("ana", chat)
    assert first.id == back.id
    assert place.database.read(addresses.pressed, back, token) is not None
    bind("ana", elsewhere)
    taken_over = bind("ben", chat)

    assert first.id == taken_over.id
    assert place.database.read(addresses.pressed, taken_over, token) is None
