"""What a person tells unasked: kept at once, reviewed like any answer, and taken back within a day if they wish."""

from datetime import datetime, timedelta

from careteam import tasks
from careteam.pages import NOTHING, Opened, Page, Reply, reply, says
from prompts.entries import ENTRIES, Told, in_words, question, read_press
from prompts.layout import Choice, Rows
from prompts.schedule import local_day
from prompts.times import weekday, when
from storage import audit, events, notes, notices, people
from storage.database import Db
from storage.stays import HERE
from storage.tables import Address, Clinic, Event, Note, Patient

ILL_FOR = timedelta(days=7)  # CLINICAL.md 3.3: "I'm ill" counts for at most 7 days, its own day included
WORDS_FOR = timedelta(hours=1)  # how long a good moment waits for the person's words
LONGEST = 2000
ILLNESS = ("ill", "well")
NALOXONE_USED = "naloxone_used"  # the kind of the event, and of the task


def begin(db: Db, now: datetime, patient: Patient, key: str, score: int | None = None) -> Reply:
    """What a plain word begins: the entry's question, or at once what was told where the words say everything."""
    note = reply(db, now, patient, "entry", entry=key)
    entry = ENTRIES[key]
    if note is not None and (entry.is_whole or score is not None):
        _keep(db, now, patient, note, Told(entry, score=score))
    return NOTHING


def begin_here(opened: Opened, key: str) -> None:
    """The same from a button: the message that held it becomes the entry."""
    opened.become("entry", entry=key)
    if ENTRIES[key].is_whole:
        _keep(opened.db, opened.now, opened.patient, notes.get(opened.db, opened.note.id), Told(ENTRIES[key]))


def waiting(db: Db, now: datetime, patient: Patient) -> Note | None:
    """The good moment that waits for this person's words, if one does."""
    note = notes.newest(db, patient.id, "entry", now - WORDS_FOR)
    if note is None or note.params.get("entry") != "good" or note.params.get("page") != "done":
        return None
    return note if _event(db, note).sealed_words is None else None


def add_words(opened: Opened, text: str) -> Reply:
    """The person's words about a good moment."""
    if len(text) > LONGEST:
        return says(opened.db, opened.now, opened.patient, "task-text-kept-short")
    events.add_words(opened.db, _event(opened.db, opened.note), text)
    opened.turn()
    return says(opened.db, opened.now, opened.patient, "entry-good-kept")


def is_ill(db: Db, now: datetime, patient: Patient) -> bool:
    """Whether the person has told that they are ill, within a week, and not since that they are well."""
    zone = people.enrolment_of(db, patient.id).zone
    since = local_day(now, zone) - ILL_FOR + timedelta(days=1)
    newest = events.newest(db, patient.id, ILLNESS, since)
    return newest is not None and newest.kind == "ill"


def _view(opened: Opened) -> tuple[str, Rows]:
    say, entry = opened.say, ENTRIES[opened.note.params["entry"]]
    enrolment = people.enrolment_of(opened.db, opened.patient.id)
    menu = Choice("menu", say("button-menu"))
    if opened.page is None:
        text, rows = question(entry, enrolment.programme, say)
        return text, (*rows, (menu,))
    event = _event(opened.db, opened.note)
    what = in_words(_told(event, entry.key, opened.note), enrolment.programme, say)
    if event.taken_back_at is not None:
        return say("entry-taken-back", what=what), ((menu,),)
    at = when(event.happened_at, opened.now, enrolment.zone, say)
    lines = [say("entry-noted", at=at, what=what), *_more(opened, event, enrolment.zone)]
    team: Rows = ((Choice("team", say("button-ask-team")),),) if entry.key == "hard_event" else ()
    return "\n".join(lines), (*team, (Choice("undo", say("button-take-back")),))


def _more(opened: Opened, event: Event, zone: str) -> list[str]:
    """What belongs beside it: about safety, about illness, or a good moment of before."""
    say, db = opened.say, opened.db
    match opened.note.params["entry"]:
        case "used" | "might_use" | "very_drowsy":
            return [say("entry-safety", emergency=opened.region.emergency.number)]
        case "naloxone_used":
            knows = [say("team-knows")] if opened.note.params.get("told") == "yes" else []
            return [*knows, say("entry-safety", emergency=opened.region.emergency.number)]
        case "hard_event":
            return [say("entry-hard-event-more")]
        case "ran_out" if people.enrolment_of(db, opened.patient.id).programme == "oud":
            return [f"{say('entry-tolerance')} {say('entry-safety', emergency=opened.region.emergency.number)}"]
        case "ill":
            return [say("entry-ill-until", until=weekday(event.happened_on + ILL_FOR - timedelta(days=1), say))]
        case "good":
            return [_again(opened, event, zone)] if event.sealed_words is not None else [say("entry-good-write")]
        case "craving":
            kept = events.newest_with_words(db, opened.patient.id, "good_moment")
            return [] if kept is None else [_again(opened, kept, zone)]
        case _:
            return []


def _again(opened: Opened, event: Event, zone: str) -> str:
    on = weekday(local_day(event.happened_at, zone), opened.say)
    return opened.say("entry-good-again", day=on, text=events.words_of(opened.db, event) or "")


def _press(opened: Opened, address: Address, key: str) -> Reply | None:
    db, now, note = opened.db, opened.now, opened.note
    if key == "menu":
        opened.become("menu")
        return NOTHING
    if opened.page is None:
        told = read_press(ENTRIES[note.params["entry"]], key)
        if told is not None:
            _keep(db, now, opened.patient, note, told)
            return NOTHING
    elif key == "undo":
        event = _event(db, note)
        if not events.take_back(db, now, event):
            return Reply(toast=opened.say("entry-too-late"))
        audit.append(db, note.clinic_id, now, opened.patient.id, "entry taken back", event.id)
        if event.kind == NALOXONE_USED:
            tasks.settle(db, now, opened.patient.id, NALOXONE_USED, event.recorded_at)
        notes.refresh(db, now, note.id)
        return NOTHING
    return None


def _keep(db: Db, now: datetime, patient: Patient, note: Note, told: Told) -> None:
    if patient.state not in HERE:
        notes.become(db, note, "said", wording="menu-over", args={})
    else:
        on = local_day(now, people.enrolment_of(db, patient.id).zone)
        event = events.happened(db, now, patient, told.kind, on, "own", told.reason, told.score)
        is_told = False
        if told.kind == NALOXONE_USED:  # a person looks at it, whatever the rules find
            task = tasks.add(db, now, db.get(Clinic, patient.clinic_id), NALOXONE_USED, patient=patient)
            is_told = bool(notices.of(db, task))
        notes.turn(db, note, page="done", event=event, choice=told.choice, told="yes" if is_told else "no")
    notes.refresh(db, now, note.id)


def _event(db: Db, note: Note) -> Event:
    return events.get(db, note.params["event"])


def _told(event: Event, key: str, note: Note) -> Told:
    return Told(ENTRIES[key], score=event.score, choice=note.params["choice"])


ENTRY = Page(_view, _press)
