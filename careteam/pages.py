"""
The messages to a patient beside the check-in: one Page a kind, what it says and what its buttons do.

This file holds what the pages share; careteam/page_list.py lists them by name.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from prompts.layout import Rows
from prompts.region import Line, Region, load_region
from prompts.wording import Words, words
from signatures.pack import Pack
from storage import notes, people
from storage.database import Db
from storage.outbox import Delivery, Priority
from storage.tables import Address, Clinic, Note, Patient


@dataclass(frozen=True)
class Reply:
    """What goes back at once beside the outbox: a toast on the press, or a plain message; `link` stands in its text."""

    toast: str | None = None
    text: str | None = None
    link: str | None = None


NOTHING = Reply()


@dataclass(frozen=True)
class Opened:
    """A note as its reader sees it now: the values that a page needs to speak and to act."""

    db: Db
    now: datetime
    patient: Patient
    note: Note
    say: Words
    pack: Pack | None = None  # the rules' numbers: there when a page is rendered

    @property
    def page(self) -> str | None:
        """Where in its own small story the note stands; None at the start."""
        found = self.note.params.get("page")
        return None if found is None else str(found)

    @property
    def clinic(self) -> Clinic:
        """The patient's clinic."""
        return self.db.get(Clinic, self.patient.clinic_id)

    @property
    def region(self) -> Region:
        """The numbers to call, the clinic's own among them."""
        return region_of(self.clinic)

    def turn(self, **params: str) -> None:
        """What the note says from now on; its message is edited."""
        notes.turn(self.db, self.note, **params)
        notes.refresh(self.db, self.now, self.note.id)

    def become(self, kind: str, **params: str) -> None:
        """The message turns into a note of another kind, from its start: one message for the whole way through."""
        notes.become(self.db, self.note, kind, **params)
        notes.refresh(self.db, self.now, self.note.id)


@dataclass(frozen=True)
class Page:
    """
    One kind of note. `view` gives its text and rows, without *Need help now*, which every message gets; `press` does
    what a button says, or returns None for a button that no longer fits. [Show], help and *Ask the team* work on
    every page and are no page's business; `shown` is what follows the first [Show], such as a picture; `is_wanted`
    says whether what was set for later is still to be sent.
    """

    view: Callable[[Opened], tuple[str, Rows]]
    press: Callable[[Opened, Address, str], Reply | None] | None = None
    shown: Callable[[Opened], None] | None = None
    is_wanted: Callable[[Db, datetime, Note], bool] | None = None


def region_of(clinic: Clinic) -> Region:
    """The clinic's region pack with the clinic's own lines."""
    return load_region(clinic.region, own_lines(clinic))


def own_lines(clinic: Clinic) -> tuple[Line, ...]:
    """The clinic's own numbers, shown with the region's."""
    return tuple(
        Line(line["label"], line["number"], clinic.name, clinic.created_at.date()) for line in clinic.help_lines
    )


def words_for(db: Db, patient: Patient) -> Words:
    """The sentences of the patient's language, where the bot goes by the clinic's code name for it."""
    return words(people.enrolment_of(db, patient.id).language).of(db.get(Clinic, patient.clinic_id).code_name)


def reply(db: Db, now: datetime, patient: Patient, kind: str, **params: Any) -> Note | None:
    """A note in answer to the person's own press or words: it speaks at once."""
    return notes.write(
        db, now, patient, kind, delivery=Delivery.at_least_once, priority=Priority.reply, is_reply=True, **params
    )


def says(db: Db, now: datetime, patient: Patient, wording: str, **args: str) -> Reply:
    """One sentence in answer to the person's own press or words, with the way to help below it as everywhere."""
    notes.write(
        db,
        now,
        patient,
        "said",
        delivery=Delivery.at_most_once,
        priority=Priority.reply,
        is_reply=True,
        wording=wording,
        args=args,
    )
    return NOTHING
