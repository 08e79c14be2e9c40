"""What shows over weeks, and what a closer look finds: from the answers to the alert and back to the person."""

from tests.clinic import Ana, Clinic

SLIGHT = {"pain": 7, "mood": 4, "sleep": 4, "body": ["sweats", "restless"], "bother": 4}
OPENER = "Evenkeel has a message for you."


def answers_more(ana: Ana, *keys: str) -> None:
    """Answers the newest check-in of another kind."""
    for key in ("start", *keys):
        ana.presses_key(key, ana.asks_more)


def weekly_questions(clinic: Clinic, ana: Ana, *often: int) -> None:
    """This Sunday's PEG and PHQ-4, the four answers of the last with these scores."""
    clinic.until("17:30")
    items = ("phq_nervous", "phq_worry", "phq_interest", "phq_down")
    pegs = [f"peg_{part}=5" for part in ("pain", "enjoyment", "activity")]
    answers_more(ana, *pegs, *(f"{item}={score}" for item, score in zip(items, often, strict=True)))
    ana.reads()


def test_two_heavy_sundays_ask_the_team_to_talk(clinic: Clinic) -> None:
    """
    PHQ-4 is high on two Sundays running: when the second day has closed the nurse reads why, what else it may be and
    what would change it, and closes it with what was found; the person learns of it behind a neutral opener.
    """
    ana = clinic.enrol("Ana")
    ana.usual_days(7)
    weekly_questions(clinic, ana, 2, 2, 1, 1)
    ana.usual_days(7)
    weekly_questions(clinic, ana, 2, 2, 2, 2)
    assert [] == clinic.nurse.open_alerts(), "the day has not closed"

    clinic.until("08:30")
    assert ["protracted"] == clinic.nurse.open_alerts()
    told = clinic.nurse.text
    for piece in (
        "SOON · heavier weeks",
        "Persistent low mood and sleep; no dose event explains it. PHQ-4 twice running: 8, before 6.",
        "Grief, stress, illness or depression of its own can look the same.",
        "Consider: ask about mood and suicide",
        "What would change this: a PHQ-4 below 6.",
        "Rule P-soon-phq4",
    ):
        assert piece in told, f"{piece!r} is missing in:\n{told}"
    assert OPENER in ana.reads()[-1]
    ana.presses("Show")
    assert "The last weeks have been heavier than before. Your team would like to talk." in ana.text

    clinic.nurse.presses("I have this")
    clinic.nurse.presses("Give an outcome")
    clinic.nurse.gives_outcome("Yes", "Mood", "Contacted")
    assert "Your team has looked into this and closed it." in ana.text
    clinic.lead.reads()


def test_a_slight_morning_becomes_a_call_when_the_closer_look_finds_many_signs(clinic: Clinic) -> None:
    """One hard morning without any dose event is noted only; the ten questions after it find withdrawal."""
    ana = clinic.enrol("Ana")
    ana.usual_days(14)
    clinic.until("09:00")
    ana.answers(**SLIGHT)
    assert [] == clinic.alerts()

    signs = ("sweats", "shivers", "watery", "cramps", "aches")
    answers_more(ana, "pain_place=all_over", "dose_timing=unsure", "changed=none", *(f"wd_{sign}=3" for sign in signs))
    clinic.passes(seconds=5)

    assert ["withdrawal"] == clinic.nurse.open_alerts()
    told = clinic.nurse.text
    assert "The closer look found many signs: 15 of 30 points." in told
    assert "It is said to be all over, not in the usual place." in told
    assert "No change of dose, brand or pharmacy was told." in told
    assert (
        "What would change this: 3 check-ins with pain up to 6, mood from 4, sleep from 5, or an illness marked."
        in told
    )
    ana.reads()
