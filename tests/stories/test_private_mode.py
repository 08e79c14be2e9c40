"""Private mode: the chat says only that something waits; answers go straight to the clinic's own page."""

import re

from careteam import consenting
from storage import consents, people
from tests.clinic import USUAL, Ana, Clinic
from tests.mini_app import MiniApp, check_in, enrol

HEALTH = re.compile(r"pain|mood|sleep|craving|wish for more|sweats|medicine|harder|usual|\b\d\b", re.IGNORECASE)


def in_chat(ana: Ana) -> list[str]:
    """All that Telegram holds of what the bot said: every text, every label."""
    return [
        text
        for message in ana.from_bot()
        for text in (message["text"], *(button["text"] for row in message["buttons"] for button in row))
    ]


def rights_text(clinic: Clinic, ana: Ana) -> str:
    """The text that a person has agreed to."""
    patient = clinic.database.read(people.patient_by_ref, clinic.clinic.id, ana.ref)
    return clinic.database.read(consenting.consent_texts, patient)[0]


def answers(page: MiniApp, **values: object) -> None:
    """Goes through the check-in on the page."""
    for item, value in values.items():
        if isinstance(value, list):
            page.presses(f"{item}=done" if value else f"{item}=none", *value)
        else:
            page.presses(f"{item}={value}")


def test_a_private_check_in_leaves_no_question_and_no_answer_with_telegram(clinic: Clinic) -> None:
    """
    The consent, the questions, the answers, the summary and what the team was told stand on the page only; the chat
    says that something waits, and that the check-in is done.
    """
    ana = enrol(clinic)
    assert "Your check-in is ready." in ana.text
    assert ["Open", "Not now", "Need help now"] == ana.labels()
    asked = ana.last
    page = MiniApp(clinic, ana)
    assert "Pain over the last 24 hours, on average?" == page.question
    assert "1 of 7" in page.text
    page.presses("pain=8")
    page.presses("back:mood")
    assert "Your answer so far: 8" in page.text
    page.presses("pain=7")
    answers(page, mood=2, sleep=3, craving=5, body=["sweats", "cramps"], bother=4, dose="ran_out", anx=4)

    assert "Thank you, that is everything for this morning." == page.question
    assert "Pain 7 · mood 2 · sleep 3" in page.text
    assert "Your check-in is done. Thank you." == ana.message(asked["message_id"])["text"]
    kept = [(r.item, r.score, r.choices, r.revision) for r in clinic.stored(ana) if r.item in ("pain", "body")]
    assert [("pain", 8, [], 0), ("pain", 7, [], 1), ("body", None, ["sweats", "cramps"], 0)] == kept
    assert ["withdrawal"] == clinic.nurse.open_alerts()
    MiniApp(clinic, ana, asked)
    assert [] == [text for text in in_chat(ana) if HEALTH.search(text)]
    assert {"Evenkeel has a message for you."} >= set(ana.reads())


def test_numbers_in_the_chat_are_no_answers_and_a_call_for_help_is_heard(clinic: Clinic) -> None:
    """Whoever types a score is told where the page is; crisis words and the help button bring the numbers at once."""
    ana = enrol(clinic)
    page = MiniApp(clinic, ana)
    written = ana.writes("7")
    assert 'Your answers have a page of their own: tap "Open".' in ana.text
    ana.edits(written, "8")
    ana.presses_data(f"{page.token}:pain=8", check_in(ana)["message_id"])
    assert 'Your answers have a page of their own: tap "Open".' == ana.toast
    assert [] == clinic.stored(ana)
    ana.writes("stop")
    assert "Would you like to stop?" in MiniApp(clinic, ana).text

    ana.writes("I want to die")
    assert "call 112 now" in ana.text
    assert ["crisis"] == clinic.nurse.open_alerts()


def test_help_on_the_page_tells_the_team_and_shows_numbers_to_tap(clinic: Clinic) -> None:
    """The same alert as in the chat, the numbers as links on the page, and the text in the chat beside it."""
    ana = enrol(clinic)
    page = MiniApp(clinic, ana)
    page.presses("help")
    assert "I have told your team, but this chat is not watched live." in page.text
    assert 'href="tel:112"' in page.html
    assert ["crisis"] == clinic.nurse.open_alerts()
    assert "I have told your team, but this chat is not watched live." in ana.text


def test_a_message_to_the_team_is_written_on_the_page(clinic: Clinic) -> None:
    """Its words never pass through Telegram; the check-in waits and is gone on with afterwards."""
    ana = enrol(clinic)
    page = MiniApp(clinic, ana)
    page.presses("pain=5")
    page.presses("team")
    page.writes("The pharmacy has no patches.")
    assert "Your message is with your team." in page.text
    page.goes_on()
    assert "How is your mood today?" == page.question
    assert ["message"] == [task.kind for task in clinic.tasks()]
    assert not any("pharmacy" in message["text"] for message in ana.chat())
    assert {"Evenkeel has a message for you."} == set(ana.reads()), "that the team has it can be read again later"
    clinic.nurse.reads()


def test_the_week_comes_with_its_picture_on_the_page_and_none_in_the_chat(clinic: Clinic) -> None:
    """The drawing stands below its words on the page, in the page's colours; a photo in the chat is not looked at."""
    ana = enrol(clinic)
    page = MiniApp(clinic, ana)
    answers(page, pain=5, mood=5, sleep=6, craving=2, body=[], dose="as_planned", anx=3)
    page.presses("week")
    assert "You began today." in page.text
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in page.html
    page.presses("days")
    assert "<svg" not in page.html
    ana.writes("", photo=True)
    assert 'Your answers have a page of their own: tap "Open".' in ana.text
    assert not any(message["photo"] for message in ana.from_bot())
    ana.reads()


def test_an_answer_sent_twice_is_stored_once(clinic: Clinic) -> None:
    """A page that never heard back repeats its press under the same key: one answer, one call for help."""
    ana = enrol(clinic)
    page = MiniApp(clinic, ana)
    first = page.html
    page.presses("pain=7")
    page.html = first
    page.presses("pain=7")
    assert "How is your mood today?" == page.question
    assert [("pain", 7)] == [(r.item, r.score) for r in clinic.stored(ana)]
    first = page.html
    page.presses("help")
    page.html = first
    page.presses("help")
    assert 1 == len(clinic.alerts())
    clinic.nurse.reads()
    ana.reads()


def test_the_page_opens_for_its_own_chat_only(clinic: Clinic) -> None:
    """Another person's start, a forged one, one of yesterday, another page's session: refused, nothing stored."""
    ana, ben = enrol(clinic), enrol(clinic, "Ben", "P-015")
    page = MiniApp(clinic, ana, check_in(ana))
    session = page.html
    signed = page.start()
    for stranger in (page.start(ben), signed.replace("Ana", "Eva"), ""):
        page.opens(stranger)
        assert 403 == page.status
        assert "This page opens only from your own chat." in page.question
    page.html = session.replace(page.token, MiniApp(clinic, ben, check_in(ben)).token)
    page.presses("pain=7")
    assert 403 == page.status
    clinic.passes(hours=2)
    page.opens(signed)
    assert "This page has been open for a long time." in page.question
    page.html = session
    page.presses("pain=7")
    assert (403, []) == (page.status, clinic.stored(ana))


def test_a_patient_who_goes_back_to_the_chat_is_asked_there(clinic: Clinic) -> None:
    """They had agreed to answers on the page only: they read what Telegram stores, and are asked once they agree."""
    ana = enrol(clinic, language="es")
    old = check_in(ana)
    patient = clinic.database.read(people.patient_by_ref, clinic.clinic.id, "P-014")
    assert "Telegram no las recibe" in rights_text(clinic, ana)
    assert {"daily", "unmet_need"} == clinic.database.read(consents.scopes, ana.patient_id)
    assert clinic.database.transact(consenting.answer_in, clinic.now, patient, "chat")
    clinic.passes(seconds=2)
    page = MiniApp(clinic, ana, old)
    assert "Your check-ins are in the chat now." in page.question
    assert ("paused", "consent") == (clinic.checkins(ana)[-1].state, clinic.checkins(ana)[-1].cause)
    clinic.until("09:01")
    clinic.until("09:01")
    assert ("not_asked", "consent") == (clinic.checkins(ana)[-1].state, clinic.checkins(ana)[-1].cause)
    ana.presses_key("show")
    assert "Telegram guarda estos mensajes" in ana.text
    ana.presses_key("keep")
    clinic.until("09:01")
    ana.answers(**USUAL)
    assert "complete" == clinic.checkins(ana)[-1].state
    assert {"daily", "unmet_need", "channel_telegram"} == clinic.database.read(consents.scopes, ana.patient_id)


def test_words_of_a_crisis_written_to_the_team_on_the_page_bring_help_and_are_read(clinic: Clinic) -> None:
    """The page leads to the numbers; the alert holds the words, and the chat says that they have arrived."""
    ana = enrol(clinic)
    page = MiniApp(clinic, ana)
    page.presses("team")
    page.writes("I want to die, since Mia has left me")
    assert "I have told your team, but this chat is not watched live." in page.text
    clinic.passes(seconds=2)
    (alert,) = clinic.alerts()
    assert [alert.id] == [task.alert_id for task in clinic.tasks()]
    assert "Evenkeel has a message for you." in ana.reads()
    clinic.nurse.reads()


def test_a_page_open_for_hours_still_calls_for_help_and_does_nothing_else(clinic: Clinic) -> None:
    """The team is told and the numbers come, also when the press is repeated; no answer is shown or stored."""
    ana = enrol(clinic)
    page = MiniApp(clinic, ana)
    page.presses("pain=7")
    old = page.html
    clinic.passes(hours=2)
    for _ in range(2):
        page.html = old
        page.presses("help")
        assert (200, True) == (page.status, "I have told your team" in page.text)
    assert ["crisis"] == clinic.nurse.open_alerts()
    page.presses("team")
    assert (403, True) == (page.status, "This page has told nobody yet." in page.text)
    assert 'href="tel:112"' in page.html
    page.html = old
    page.presses("mood=2")
    assert (403, ["pain"]) == (page.status, [r.item for r in clinic.stored(ana)])
    ana.reads()


def test_a_person_erases_everything_on_the_page(clinic: Clinic) -> None:
    """The last page says what was done; rows and key are gone; the same press again finds no page."""
    ana = enrol(clinic)
    page = MiniApp(clinic, ana)
    page.presses("team")
    page.writes("my words")
    assert ana.patient_id in (clinic.folder / "patients.keys").read_text()
    ana.writes("/privacy")
    page = MiniApp(clinic, ana)
    page.presses("erase")
    for key in ("stop", "stop-yes"):
        page.presses(key)
    page = MiniApp(clinic, ana, ana.last)
    assert "Your care stays the same" in page.text, "that they have stopped stands in the chat too"
    ana.writes("/privacy")
    page = MiniApp(clinic, ana, ana.last)
    page.presses("erase")
    page.presses("erase-yes")
    sure = page.html
    page.presses("erase-now")
    assert (200, True) == (page.status, "Everything about you is erased" in page.text)
    assert ana.patient_id not in (clinic.folder / "patients.keys").read_text()
    page.html = sure
    page.presses("erase-now")
    assert 404 == page.status
    for person in (ana, clinic.nurse):
        person.reads()


def test_an_answer_that_waited_while_help_was_called_is_kept(clinic: Clinic) -> None:
    """
    Without a connection the page sends the call first and the answer behind it: that one answer is stored, as late,
    and nothing more is asked; after the outcome the check-in stays as it was.
    """
    ana = enrol(clinic)
    page = MiniApp(clinic, ana)
    asked = page.html
    page.presses("help")
    called, page.html = page.html, asked
    page.presses("pain=7")
    assert [("pain", 7, True)] == [(r.item, r.score, r.late) for r in clinic.stored(ana)]
    assert ("paused", "help") == (clinic.checkins(ana)[-1].state, clinic.checkins(ana)[-1].cause)
    assert "This check-in has closed." in page.text
    page.html = asked
    page.presses("mood=3")
    assert ["pain"] == [r.item for r in clinic.stored(ana)]
    page.html = called
    assert "The questions stop until your team has looked into this. Your answers are kept." in page.text
    clinic.nurse.reads()
    ana.reads()
