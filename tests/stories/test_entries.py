"""What a person tells unasked: in at most three taps, by button or plain word, reviewed at once, and taken back."""

import pytest

from storage import audit, events
from storage.tables import Event
from tests.clinic import USUAL, Ana, Clinic


def told(clinic: Clinic, ana: Ana) -> list[tuple[str, int | None, str | None]]:
    """Kind, score and reason of each event that stands."""
    return [(row.kind, row.score, row.reason) for row in _events(clinic, ana)]


def _events(clinic: Clinic, ana: Ana) -> list[Event]:
    return clinic.database.read(events.of, ana.patient_id)


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["Wish for more", "7"], ("craving", 7, None)),
        (["Extra dose", "Sleep"], ("extra_dose", None, "sleep")),
        (["Ran out"], ("ran_out", None, None)),
        (["Took something else", "Gabapentin"], ("gabapentinoid", None, None)),
        (["Something else", "I might take"], ("considering_other_source", None, None)),
        (["Something else", "Cannot keep"], ("no_fluids", None, None)),
    ],
)
def test_an_entry_takes_at_most_three_taps(
    clinic: Clinic, labels: list[str], expected: tuple[str, int | None, str | None]
) -> None:
    """The menu, what it is, and how much or which: one message all the way, kept under its own origin."""
    ana = clinic.enrol("Ana")
    before = len(ana.from_bot())
    ana.writes("/menu")
    for label in labels:
        ana.presses(label, ana.last)

    assert 3 >= 1 + len(labels)
    assert [expected] == told(clinic, ana)
    assert {"own"} == {row.origin for row in _events(clinic, ana)}
    assert before + 1 == len([m for m in ana.from_bot() if "Evenkeel has a message" not in m["text"]])
    assert ana.message(_menu(ana))["text"].startswith("Noted today at 07:00: ")
    ana.reads()
    clinic.nurse.reads()


def _menu(ana: Ana) -> int:
    return next(int(m["message_id"]) for m in ana.from_bot() if m["text"].startswith(("Noted", "What would")))


def test_plain_words_tell_the_same_in_any_language(clinic: Clinic) -> None:
    """A word alone begins an entry, its number may follow, and a sentence about something else begins nothing."""
    ana = clinic.enrol("Ana")
    clinic.passes(seconds=1)
    began = clinic.now
    ana.writes("Pain 7/10")
    assert ana.text.startswith("Noted today at 07:00: pain 7 of 10. Your team can see this.")
    ana.writes("dolor tres")
    ana.writes("craving")
    ana.presses("4", ana.last)
    ana.writes("missed a dose")
    assert "a missed dose" in ana.text
    ana.writes("the pain in my knee is a pain 7")
    assert "Nobody reads what is written here." in ana.text

    expected = [("pain", 7, None), ("pain", 3, None), ("craving", 4, None), ("missed_dose", None, None)]
    assert expected == told(clinic, ana)
    ana.reads()
    clinic.transcript("entries_by_plain_words", since=began)


def test_a_score_of_the_moment_is_never_the_value_of_the_day(clinic: Clinic) -> None:
    """While pain is asked "pain 7" is the answer; told unasked it stands beside the check-in and changes none."""
    ana = clinic.enrol("Ana")
    ana.begins()
    ana.writes("pain 7")
    ana.writes("pain 2")
    ana.reads()

    assert [("pain", 7)] == [(row.item, row.score) for row in clinic.stored(ana)]
    assert [("pain", 2, None)] == told(clinic, ana)
    ana.answers(**USUAL)


def test_running_out_reaches_the_team_and_can_be_taken_back(clinic: Clinic) -> None:
    """
    Told in words, it calls the team in the same minute, with one calm line about safety. Taken back within a day,
    the alert closes visibly, and what was said stays on record.
    """
    ana = clinic.enrol("Ana", protocol="treatment")
    clinic.passes(seconds=1)
    began = clinic.now
    ana.writes("I ran out")
    noted = next(m for m in ana.from_bot() if m["text"].startswith("Noted"))
    assert "keep naloxone near. If someone cannot be woken, call 112." in noted["text"]
    assert ["withdrawal"] == clinic.nurse.open_alerts()
    ana.reads()
    ana.presses("Take it back")
    clinic.passes(seconds=2)

    assert ana.message(noted["message_id"])["text"].startswith("Taken back: you ran out of medicine.")
    assert [] == _events(clinic, ana)
    assert [("closed", "corrected")] == [(alert.state, alert.closed_as) for alert in clinic.alerts()]
    taken_back = clinic.database.read(lambda db: [row for row in db.all(Event) if row.taken_back_at is not None])
    assert ["ran_out"] == [row.kind for row in taken_back]
    assert clinic.database.read(audit.broken_at, clinic.clinic.id) is None
    ana.reads()
    clinic.nurse.reads()
    clinic.transcript("ran_out_and_taken_back", since=began)


def test_after_a_day_an_entry_stays(clinic: Clinic) -> None:
    """The button of yesterday says why it no longer does anything."""
    ana = clinic.enrol("Ana")
    ana.writes("missed a dose")
    shown = ana.last
    clinic.passes(hours=24)
    ana.presses("Take it back", shown)

    assert "That was more than a day ago, so it stays. You can tell your team." == ana.toast
    assert [("missed_dose", None, None)] == told(clinic, ana)


@pytest.mark.parametrize("unmet_need", [True, False])
def test_what_was_used_counts_only_with_that_consent(clinic: Clinic, unmet_need: bool) -> None:
    """The same words call the team for need that is not met where the person agreed to it, and nobody where not."""
    ana = clinic.enrol("Ana", unmet_need=unmet_need)
    ana.writes("I used")
    ana.presses("Opioid not prescribed", ana.last)
    clinic.passes(seconds=2)

    assert [("other_opioid", None, None)] == told(clinic, ana)
    assert (["unmet_need"] if unmet_need else []) == clinic.nurse.open_alerts()
    ana.reads()


def test_ill_is_told_and_ended_from_the_menu(clinic: Clinic) -> None:
    """While a person is ill the menu offers to say that they are well again; after a week it asks by itself no more."""
    ana = clinic.enrol("Ana")
    ana.writes("/menu")
    ana.presses("I am ill", ana.last)
    assert "Until Sun 8 Mar, your answers are read with that in mind." in ana.text
    ana.writes("menu")
    ana.presses("I am well again", ana.last)
    ana.writes("menu")
    assert "I am ill" in ana.labels()
    assert [("ill", None, None), ("well", None, None)] == told(clinic, ana)


def test_a_good_moment_is_kept_and_shown_on_a_harder_day(clinic: Clinic) -> None:
    """The words are sealed, still heard for a call for help, and come back beside the next craving."""
    ana = clinic.enrol("Ana")
    clinic.passes(seconds=1)
    began = clinic.now
    ana.writes("a good moment")
    ana.writes("I walked to the sea with my sister")
    assert "Kept. I will show it to you again." == ana.text
    clinic.transcript("a_good_moment", since=began)
    row = _events(clinic, ana)[0]
    assert row.sealed_words is not None
    assert b"sea" not in row.sealed_words
    clinic.passes(hours=30)
    ana.writes("craving 8")

    assert "On Mon 2 Mar you kept a good moment: I walked to the sea with my sister" in ana.text
    ana.reads()


def test_presses_that_come_twice_or_late_tell_once(clinic: Clinic) -> None:
    """A button below a message that has moved on changes nothing and says so."""
    ana = clinic.enrol("Ana")
    ana.writes("craving")
    shown = ana.last
    press = ana.data("6", shown)
    ana.presses_data(press, shown["message_id"])
    ana.presses_data(press, shown["message_id"])

    assert "That button is from an earlier message. Nothing was changed." == ana.toast
    assert [("craving", 6, None)] == told(clinic, ana)


def test_commands_name_nothing_and_help_works_as_one(clinic: Clinic) -> None:
    """Telegram lists neutral commands in each language; /help calls for help; staff are told what the chat is for."""
    ana = clinic.enrol("Ana")
    profile = clinic.sandbox.telegram.world.profile
    assert {"commands", "commands es"} <= set(profile)
    listed = " ".join(command["description"] for command in profile["commands"]).lower()
    assert not any(word in listed for word in ("opioid", "medicine", "pain", "clinic", "craving", "dose"))
    ana.writes("/help")
    assert "call 112 now" in ana.text
    assert ["crisis"] == clinic.nurse.open_alerts()
    clinic.nurse.writes("/menu")
    assert clinic.nurse.text.startswith("This chat is for alerts.")
    ana.reads()


def test_spanish_words_begin_the_same_entries(clinic: Clinic) -> None:
    """In the person's own language, with the answer in it too."""
    ana = clinic.enrol("Ana", language="es")
    clinic.passes(seconds=1)
    began = clinic.now
    ana.writes("me quedé sin medicación")
    noted = next(m for m in ana.from_bot() if m["text"].startswith("Anotado"))
    assert noted["text"].startswith("Anotado hoy a las 07:00: te quedaste sin medicación.")
    ana.writes("ganas 5")
    assert [("ran_out", None, None), ("craving", 5, None)] == told(clinic, ana)
    ana.reads()
    clinic.nurse.reads()
    clinic.transcript("entries_in_spanish", since=began)


def test_heavy_drowsiness_beside_another_sedating_medicine_calls_the_team_at_once(clinic: Clinic) -> None:
    """Two entries of the same day, told from the menu, are what the urgent rule asks for."""
    ana = clinic.enrol("Ana")
    ana.answers(**{**USUAL, "dose": "as_planned"})
    for labels in (["Took something else", "Gabapentin"], ["Something else", "Very drowsy"]):
        ana.writes("/menu")
        for label in labels:
            ana.presses(label, ana.last)
    clinic.passes(seconds=2)

    assert ["overdose_window"] == [a.signature for a in clinic.alerts() if a.tier == "urgent"]
    assert any("If someone cannot be woken, call 112." in text for text in ana.reads())
    clinic.nurse.reads()


def test_naloxone_used_is_a_task_until_it_is_taken_back(clinic: Clinic) -> None:
    """Whatever the rules find, a person of the team hears of it; taken back, its task is settled and no other."""
    ana = clinic.enrol("Ana")
    ana.writes("/menu")
    ana.presses("Something else", ana.last)
    ana.presses("Naloxone was used", ana.last)
    clinic.passes(seconds=1)
    assert "I have let your team know." in ana.text
    assert any("P-014 told that naloxone was used, today at 07:00." in text for text in clinic.nurse.reads())
    assert [("naloxone_used", "open")] == [(task.kind, task.state) for task in clinic.tasks()]
    told = ana.last
    clinic.passes(seconds=1)
    ana.writes("/menu")
    ana.presses("Something else", ana.last)
    ana.presses("Naloxone was used", ana.last)
    clinic.passes(seconds=1)
    ana.presses("Take it back", told)
    clinic.passes(seconds=1)
    assert ["done", "open"] == [task.state for task in clinic.tasks()]
    clinic.nurse.reads()


def test_that_the_team_knows_is_said_only_where_somebody_was_told(clinic: Clinic) -> None:
    """Nobody of the team can be reached: the entry is noted, and promises nothing."""
    ana = clinic.enrol("Ana")
    for colleague in (clinic.nurse, clinic.lead):
        colleague.blocks()
    clinic.passes(seconds=5)
    ana.writes("/menu")
    ana.presses("Something else", ana.last)
    ana.presses("Naloxone was used", ana.last)
    clinic.passes(seconds=1)

    assert ana.text.startswith("Noted today at 07:00: naloxone was used.")
    assert "I have let your team know." not in ana.text
    assert ["open"] == [task.state for task in clinic.tasks() if task.kind == "naloxone_used"]
    ana.reads()


@pytest.mark.parametrize("said", ["stop", "/stop"])
def test_stop_leads_to_the_question_whether_to_stop(clinic: Clinic, said: str) -> None:
    """Typed or as a command it never stops anything by itself: one press more does, or goes back."""
    ana = clinic.enrol("Ana")
    ana.writes(said)
    assert ana.text.startswith("Would you like to stop?")
    ana.presses("Yes, stop", ana.last)
    clinic.passes(seconds=3)
    ana.presses("Show")
    assert ana.text.startswith("You have stopped. Your care stays the same.")


def test_a_number_with_a_remark_answers_and_the_rest_is_nobodys(clinic: Clinic) -> None:
    """It is kept as 5 and the next question says that nobody reads the rest; crisis words in it call for help."""
    ana = clinic.enrol("Ana")
    ana.begins()
    ana.writes("5 but my leg hurts")
    assert "I took the number. Nobody reads the other words." in ana.check_in["text"]
    assert "How is your mood today?" in ana.check_in["text"]
    assert [("pain", 5)] == [(row.item, row.score) for row in clinic.stored(ana)]
    ana.writes("2, I want to die")
    assert ["crisis"] == clinic.nurse.open_alerts()
    assert 1 == len(clinic.stored(ana))
    ana.reads()
