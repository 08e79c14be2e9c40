"""What a person gets back: their week in words and as a picture, and their answers one by one."""

from datetime import time

from prompts.slots import QuietHours
from storage import people, settings
from tests.clinic import Ana, Clinic


def pictures(ana: Ana) -> list[str]:
    """The captions of the pictures in the chat, each looked at."""
    shown = [message for message in ana.from_bot() if message["photo"]]
    return [str(ana.message(message["message_id"])["caption"]) for message in shown]


def test_the_first_week_is_too_short_to_compare_and_says_so(clinic: Clinic) -> None:
    """
    Asked for under the summary: the words come at once, then a picture; after one answer there is nothing to compare
    with, which is said as the ordinary thing it is.
    """
    ana = clinic.enrol("Ana")
    ana.answers(pain=5, mood=4, sleep=6, craving=2, body=["sweats"], bother=4, dose="as_planned")
    ana.presses("See my week")
    clinic.passes(seconds=2)
    words = next(m["text"] for m in ana.from_bot() if (m["text"] or "").startswith("Your week"))

    assert "You began today." in words
    assert "That is not enough yet to compare this week with your usual. That is fine." in words
    assert "nobody watches this chat while you write" in words
    assert "This chat is not watched live." not in words  # once is enough
    assert ["Your answers of the last days. The message above says it in words."] == (pictures(ana))
    assert ["Need help now"] == ana.labels()
    ana.reads()


def test_the_week_says_what_changed_against_the_persons_usual(clinic: Clinic) -> None:
    """
    After a fortnight the week comes by itself, in the evening, behind a neutral opener; what was harder is named with
    its numbers and the dose step as a fact; day by day shows each answer, and why a day has none.
    """
    ana = clinic.enrol("Ana", protocol="taper")
    ana.usual_days(16)
    clinic.dose_lowered(ana)
    for _ in range(5):
        clinic.until("09:00")
        clinic.passes(seconds=1)
        ana.answers(pain=6, mood=4, sleep=3, craving=2, body=[], dose="as_planned")
    ana.reads()
    clinic.passes(days=1, hours=8, minutes=59)
    began = clinic.now
    clinic.passes(minutes=2)

    assert "Evenkeel has a message for you." == ana.text
    ana.presses("Show")
    clinic.passes(seconds=2)
    week = next(m for m in reversed(ana.from_bot()) if (m["text"] or "").startswith("Your week"))
    assert [
        "Your week, from your own answers:",
        "You answered on 6 of the last 7 days.",
        "Pain was stronger than your usual this week (6, usually 5).",
        "Mood was lower than your usual this week (4, usually 5).",
        "Sleep was harder than your usual this week (3, usually 6).",
        "Close to your usual: wish for more medicine, body signs.",
        "Recorded dose: 36 mg a day from Tue 17 Mar.",
        "",
        "Don't change your dose on your own.",
        "",
        "Not live: nobody watches this chat while you write. It is not an emergency service. Your team works Monday to "
        "Sunday, 08:00 to 18:00. In an emergency, call 112.",
    ] == week["text"].splitlines()
    assert ["Your last days. Harder than your usual this week: pain, mood, sleep"] == (
        [caption.partition(". The shaded")[0] for caption in pictures(ana)]
    )
    ana.presses("Day by day", week)
    assert (
        "Sat 21 Mar: pain 6 · mood 4 · sleep 3 · wish for more medicine 2 · body signs 0"
        in (ana.message(week["message_id"])["text"])
    )
    clinic.transcript("the_week", since=began)
    ana.reads()


def test_history_shows_a_fortnight_in_two_pages(clinic: Clinic) -> None:
    """The command works at any time; a day without an answer says why; pages turn in place."""
    ana = clinic.enrol("Ana")
    ana.usual_days(3)
    clinic.passes(days=2)
    ana.writes("/history")
    shown = ana.last

    assert "Your answers, newest first:" == ana.text.splitlines()[0]
    assert "pain 5 · mood 5" in ana.text
    assert "no answer (asked)" in ana.text
    ana.presses("Earlier")
    assert "There are no answers to show yet." == ana.text
    ana.presses("Later")
    assert shown["text"] == ana.text
    ana.reads()


def test_a_paused_person_gets_no_week(clinic: Clinic) -> None:
    """The evening comes, the weekday fits, and nothing is said; asked for, it still comes."""
    ana = clinic.enrol("Ana")
    clinic.passes(days=6, hours=3)
    ana.presses_key("pause")
    ana.presses("1 week")
    ana.reads()
    clinic.passes(days=2)

    assert [] == ana.reads()
    ana.writes("/week")
    clinic.passes(seconds=2)
    assert "You answered on 0 of the last 7 days." in "\n".join(str(text) for text in ana.reads())


def test_the_week_keeps_out_of_the_persons_own_quiet_hours(clinic: Clinic) -> None:
    """Whoever wants no messages in the evening gets it at noon."""
    ana = clinic.enrol("Ana")
    patient = clinic.database.read(people.patient_by_ref, clinic.clinic.id, ana.ref)
    evening = QuietHours(start=time(17), end=time(7))
    clinic.database.transact(settings.set_quiet, clinic.now, patient, evening)
    ana.usual_days(7)
    clinic.passes(days=1)
    clinic.until("11:59")
    ana.reads()
    clinic.passes(minutes=2)
    assert ["Evenkeel has a message for you."] == ana.reads()
    clinic.passes(hours=8)
    assert "Evenkeel has a message for you." not in ana.reads()
