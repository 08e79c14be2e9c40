"""Control: pausing until a chosen day, clearing the chat, settings, and stopping, each by the person alone."""

from storage import events
from tests.clinic import USUAL, Clinic, keys_of


def test_a_pause_has_a_return_date_and_a_reason_in_three_taps(clinic: Clinic) -> None:
    """A week for a hospital stay, made a day shorter; check-ins come back on that morning by themselves."""
    ana = clinic.enrol("Ana")
    ana.answers(**USUAL)
    clinic.passes(seconds=1)
    began = clinic.now
    ana.writes("/pause")
    shown = ana.last
    ana.presses("1 week", shown)
    assert ana.text.startswith("Paused until Mon 9 Mar. Help still works.")
    ana.presses("Hospital", ana.last)
    ana.presses("One day less", ana.last)
    assert "Paused until Sun 8 Mar. Help still works.\nReason: Hospital." == ana.text
    kept = clinic.database.read(events.of, ana.patient_id)
    clinic.transcript("pause_with_a_reason", since=began)
    assert [("pause", "hospital")] == [(row.kind, row.reason) for row in kept]
    for _ in range(7):
        clinic.until("09:30")

    states = [(row.local_on.day, row.state) for row in clinic.checkins(ana)]
    assert [(2, "complete"), *[(day, "paused") for day in range(3, 8)], (8, "open")] == states


def test_hide_clears_the_chat_and_keeps_what_must_stay_neutral(clinic: Clinic) -> None:
    """
    Answered, told and asked: all of it leaves the chat. The open check-in shows its opener with the answers kept, the
    help text waits behind [Show], and nothing stored has changed.
    """
    ana = clinic.enrol("Ana")
    ana.answers(**USUAL)
    clinic.until("09:01")
    clinic.until("09:01")
    ana.begins()
    ana.presses("7")
    ana.writes("pain 6")
    ana.reads()
    before = clinic.stored(ana)
    ana.writes("/hide")
    clinic.passes(seconds=30)

    texts = [message["text"] for message in ana.from_bot()]
    assert texts[-1].startswith(
        "I am deleting the messages of the last two days, yours too. I cannot delete older ones"
    )
    assert ["Good morning. Your check-in is ready. It takes less than a minute."] == texts[:-1]
    assert [] == [message["text"] for message in ana.chat() if not message["from_bot"]]  # "pain 6" and "/hide" too
    assert before == clinic.stored(ana)
    ana.begins()
    assert "mood" == ana.item_on_show()
    ana.presses("Need help now")
    ana.reads()
    clinic.nurse.reads()
    ana.writes("hide")
    clinic.passes(seconds=30)
    assert "Evenkeel has a message for you." in [message["text"] for message in ana.from_bot()]
    assert not any("call 112" in message["text"] for message in ana.from_bot())
    ana.reads()


def test_after_hide_no_unseen_question_takes_a_number(clinic: Clinic) -> None:
    """Late answers had begun; the message goes, and with it the question: a number is no answer any more."""
    ana = clinic.enrol("Ana")
    clinic.until("19:30")
    ana.presses("Answer now")
    ana.writes("/hide")
    clinic.passes(seconds=30)
    ana.writes("7")

    assert [] == clinic.stored(ana)
    ana.reads()


def test_quiet_hours_keep_the_time_a_check_in_was_put_off_to(clinic: Clinic) -> None:
    """New hours around that time move it to their end, and the check-in says so; others leave it."""
    ana = clinic.enrol("Ana")
    clinic.until("07:30")
    ana.begins()
    ana.presses("Not now", ana.check_in)
    ana.presses("In 1 hour", ana.check_in)
    ana.writes("/settings")
    ana.presses("Quiet hours", ana.last)
    ana.presses("22:00–07:00", ana.last)
    assert "All right. It comes back at 08:30." == ana.check_in["text"]
    ana.presses("22:00–09:00", ana.last)
    clinic.passes(seconds=3)
    assert "All right. It comes back at 09:00." == ana.check_in["text"]
    clinic.until("09:01")
    assert "Hello again. Your check-in is here, whenever you are ready." == ana.check_in["text"]


def test_not_now_offers_no_time_in_the_persons_own_quiet_hours(clinic: Clinic) -> None:
    """
    At 07:20 the protocol's hours leave only the hour from now; hours that end at 07:00 leave a quarter of an hour too.
    """
    ana = clinic.enrol("Ana")
    clinic.until("07:20")
    ana.begins()
    ana.presses("Not now", ana.check_in)
    assert ["later:60", "later:tonight"] == [key for key in keys_of(ana.check_in) if key.startswith("later:")]
    ana.presses("Start", ana.check_in)
    ana.writes("/settings")
    ana.presses("Quiet hours", ana.last)
    ana.presses("22:00–07:00", ana.last)
    ana.presses("Not now", ana.check_in)
    assert ["later:15", "later:60", "later:tonight"] == [
        key for key in keys_of(ana.check_in) if key.startswith("later:")
    ]


def test_a_check_in_comes_at_the_time_a_person_chose_and_never_at_the_old_one(clinic: Clinic) -> None:
    """Three taps; what is out stays, a day that had none yet stands as not asked, and the old time is past."""
    ana = clinic.enrol("Ana")
    ana.answers(**USUAL)
    clinic.until("23:00")
    clinic.until("07:00")
    began = clinic.now
    ana.writes("/settings")
    assert ana.text.startswith("Check-ins come at 09:00, every day.\nQuiet hours: 21:00–08:00.\nYour clock: Madrid,")
    ana.presses("Time of day", ana.last)
    ana.presses("11:00", ana.last)
    assert "Check-ins come at 11:00, every day." in ana.text
    assert "Saved. The next check-in comes today at 11:00." in ana.text
    ana.presses("Time of day", ana.last)
    ana.presses("15 minutes later", ana.last)
    clinic.transcript("settings_time", since=began)
    clinic.until("11:14")
    assert [2] == [row.local_on.day for row in clinic.checkins(ana)]
    clinic.until("11:16")
    assert "open" == clinic.checkins(ana)[-1].state
    ana.answers(**USUAL)

    clinic.until("08:30")
    ana.writes("settings")
    ana.presses("Time of day", ana.last)
    ana.presses("08:00", ana.last)
    assert "Saved. The next check-in comes tomorrow at 08:00." in ana.text
    assert ("not_asked", "time changed") == (clinic.checkins(ana)[-1].state, clinic.checkins(ana)[-1].cause)
    clinic.until("12:00")
    assert 3 == len(clinic.checkins(ana))


def test_days_of_the_week_are_chosen_and_one_stays(clinic: Clinic) -> None:
    """On the other days nothing is asked and nothing counts as silence."""
    ana = clinic.enrol("Ana")
    ana.answers(**USUAL)
    ana.writes("/settings")
    ana.presses("Days", ana.last)
    for day in ("Tue", "Wed", "Fri", "Sat", "Sun"):
        ana.presses(day, ana.last)
    assert "Your check-ins come Mon, Thu. Tap a day to change it." == ana.text
    ana.presses("Mon", ana.last)
    ana.presses("Thu", ana.last)
    assert "At least one day stays. For a rest from all of them, choose Pause." == ana.toast
    for _ in range(5):
        clinic.until("12:00")

    assert [(2, "complete"), (5, "missed")] == [(r.local_on.day, r.state) for r in clinic.checkins(ana)]
    ana.reads()


def test_quiet_hours_are_the_persons_own_and_what_falls_in_comes_after(clinic: Clinic) -> None:
    """A check-in time inside the hours chosen is held until they end, or left out, as the person says."""
    ana = clinic.enrol("Ana")
    ana.answers(**USUAL)
    ana.writes("/settings")
    ana.presses("Time of day", ana.last)
    ana.presses("08:00", ana.last)
    ana.presses("Quiet hours", ana.last)
    ana.presses("22:00–09:00", ana.last)
    assert "A check-in that falls into them comes when they end." in ana.text
    clinic.until("08:59")
    clinic.until("08:59")
    assert 1 == len(clinic.checkins(ana))
    clinic.until("09:01")
    assert "open" == clinic.checkins(ana)[-1].state
    ana.answers(**USUAL)
    ana.writes("/settings")
    ana.presses("Quiet hours", ana.last)
    ana.presses("Leave check-ins out", ana.last)
    clinic.until("09:30")
    clinic.until("09:30")
    assert ("not_asked", "quiet") == (clinic.checkins(ana)[-1].state, clinic.checkins(ana)[-1].cause)
    ana.reads()


def test_no_time_and_no_quiet_hours_are_taken_under_which_nothing_would_ever_be_asked(clinic: Clinic) -> None:
    """
    A time after which the quiet hours last beyond the day is refused, as hours around it are, with a sentence; the
    step that leads into them is not offered; a forged button changes nothing and holds nothing up.
    """
    ana = clinic.enrol("Ana")
    ana.answers(**USUAL)
    ana.writes("/settings")
    ana.presses("Time of day", ana.last)
    forged = ana.data("20:00")
    ana.presses("20:00", ana.last)
    ana.presses("Quiet hours", ana.last)
    ana.presses("20:00–08:00", ana.last)
    said = "Then your check-in at 20:00 would never come. Change its time first. Nothing was changed."
    assert said == ana.toast
    ana.presses_key("to:top", ana.last)
    ana.presses("Time of day", ana.last)
    for _ in range(3):
        ana.presses("15 minutes later", ana.last)
        ana.presses("Time of day", ana.last)
    assert not any(label.startswith("15 minutes later") for label in ana.labels())
    ana.presses_data(forged.replace("20:00", "21:00"), ana.last["message_id"])
    assert "That time lies in your quiet hours, so no check-in would come. Nothing was changed." == ana.toast
    ana.presses_data(forged.replace("20:00", "99:00"), ana.last["message_id"])
    assert "That button is from an earlier message. Nothing was changed." == ana.toast
    clinic.until("20:46")
    clinic.until("20:46")
    assert [(2, "complete"), (3, "open")] == [(row.local_on.day, row.state) for row in clinic.checkins(ana)]
    ana.reads()


def test_a_traveller_keeps_home_time_or_lets_the_check_ins_follow(clinic: Clinic) -> None:
    """
    A city by name, with the time there to be sure. What is out keeps its zone; a day that the clock has jumped over
    is not asked, because of travel; the next comes at nine of the new clock.
    """
    ana = clinic.enrol("Ana")
    ana.answers(**USUAL)
    clinic.until("09:00")
    clinic.until("08:00")
    began = clinic.now
    ana.writes("/settings")
    ana.presses("Travel", ana.last)
    assert "Your clock stands in Madrid, where it is 08:00." in ana.text
    ana.writes("zzzz")
    assert "I do not know that city. Please write the name of a big one near you." == ana.text
    ana.writes("auckland")
    settings = next(m for m in reversed(ana.from_bot()) if "Your clock stands" in m["text"])
    ana.presses("Auckland, 20:00 now", settings)
    assert "Your clock: Auckland, 20:00 now." in ana.message(settings["message_id"])["text"]

    clinic.transcript("settings_travel", since=began)
    rows = [(row.local_on.day, row.state, row.cause, row.zone) for row in clinic.checkins(ana)]
    here = "Europe/Madrid"
    assert [(2, "complete", None, here), (3, "not_asked", "travel", here)] == rows
    clinic.until("09:01", "Pacific/Auckland")
    newest = clinic.checkins(ana)[-1]
    assert (4, "open", "Pacific/Auckland") == (newest.local_on.day, newest.state, newest.zone)
    ana.zone = "Pacific/Auckland"
    ana.answers(**USUAL)


def test_the_language_changes_at_once_the_open_check_in_too(clinic: Clinic) -> None:
    """Two taps, and everything is in the other language."""
    ana = clinic.enrol("Ana")
    ana.writes("/settings")
    ana.presses("Language", ana.last)
    ana.presses("Español", ana.last)
    clinic.passes(seconds=2)

    assert "Los registros llegan a las 09:00, cada día." in ana.text
    assert "Buenos días. Tu registro está listo." in ana.check_in["text"]
    ana.begins()
    ana.answers(**USUAL)
    assert {"es"} == {row.language for row in clinic.stored(ana)}


def test_a_person_stops_by_themselves_with_a_second_thought(clinic: Clinic) -> None:
    """The question comes first and can be left; then the check-ins end, and the numbers to call are there."""
    ana = clinic.enrol("Ana")
    ana.answers(**USUAL)
    ana.writes("/settings")
    ana.presses("Stop", ana.last)
    ana.presses("No, go on", ana.last)
    assert ana.text.startswith("Check-ins come at 09:00")
    ana.presses("Stop", ana.last)
    ana.presses("Yes, stop", ana.last)
    clinic.passes(seconds=3)
    ana.presses("Show")
    assert "Your care stays the same." in ana.text
    clinic.passes(hours=30)
    ana.writes("/menu")
    assert "Nothing is asked or kept in this chat any more. Help still works." == ana.text
    assert 1 == len(clinic.checkins(ana))
    ana.reads()


def test_fewer_questions_and_whole_words_are_chosen_in_the_settings(clinic: Clinic) -> None:
    """Short check-ins from the next one on, and messages without dots or signs; each can be turned back there."""
    ana = clinic.enrol("Ana")
    ana.writes("/settings")
    ana.presses("How check-ins ask")
    ana.presses("Ask less each day", ana.last)
    ana.presses("Use words only", ana.last)

    assert "Short check-ins: on." in ana.text
    assert "Words only: on." in ana.text
    clinic.until("09:01")
    clinic.until("09:01")
    ana.begins()
    assert "1 of 5" in ana.check_in["text"]
    assert "●" not in ana.check_in["text"]
    ana.writes("/settings")
    ana.presses("Days", ana.last)
    assert "Mon: chosen" in ana.labels()
    assert not any("✓" in label for label in ana.labels())
    ana.reads()


def test_a_check_in_asks_first_whether_it_is_a_good_moment(clinic: Clinic) -> None:
    """For whom others may look on: until they say yes it asks that and nothing else; "not now" hides it as ever."""
    ana = clinic.enrol("Ana")
    ana.writes("/settings")
    ana.presses("How check-ins ask")
    ana.presses("Ask first if it is a good moment", ana.last)
    assert "Ask first: on." in ana.text
    waiting = "Good morning. Your check-in is ready. It takes less than a minute. Is this a good moment for it?"
    assert waiting == ana.check_in["text"]
    assert ["Yes, start", "Not now", "Need help now"] == [b["text"] for row in ana.check_in["buttons"] for b in row]
    ana.presses("Not now")
    assert "When should it come back?" in ana.check_in["text"]
    ana.presses_key("start")
    assert ana.check_in["text"].startswith("Pain over the last 24 hours")


def test_yesterday_is_filled_in_from_the_menu(clinic: Clinic) -> None:
    """While yesterday stands without answers the menu offers it; what is told is kept as filled in later."""
    ana = clinic.enrol("Ana")
    clinic.until("09:01")
    clinic.until("08:30")
    ana.writes("/menu")
    ana.presses("Fill in yesterday", ana.last)
    ana.answers(**USUAL)

    assert {"back_filled"} == {row.origin for row in clinic.stored(ana)}
    ana.reads()
