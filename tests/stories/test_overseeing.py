"""What oversees: the clinic's figures, who read and did what, the queues, the rules, the settings."""

from datetime import timedelta

from tests.clinic import BAD_MORNING, Clinic
from tests.team_page import Browser


def test_the_population_page_says_how_weeks_and_alerts_went(clinic: Clinic) -> None:
    """
    Ana's medicine ran out and the nurse had the alert after ten minutes, and found it true; Ben did not answer. The
    next day the page has it: shares with their counts, times, and what they are to be measured by.
    """
    ana, ben = clinic.enrol("Ana", ref="P-001"), clinic.enrol("Ben", ref="P-002")
    nurse = Browser(clinic)
    nurse.signs_in(clinic.nurse)
    nurse.gets("/team/population")
    assert (200, True) == (nurse.status, "No figures yet." in nurse.text)
    ana.answers(**{**BAD_MORNING, "dose": "ran_out"})
    clinic.passes(minutes=10)
    clinic.nurse.presses("I have this")
    clinic.nurse.presses("Give an outcome")
    clinic.nurse.gives_outcome("Yes", "Supply", "Contacted")
    clinic.to(clinic.now + timedelta(days=1))

    nurse.signs_in(clinic.nurse)
    nurse.gets("/team/population")
    for part in (
        "Answered 1 of 2 (50 %)".replace("Answered ", ""),
        "soon 1 50 (aim: at most 1) 1 of 1 (100 %) 10 min 10 min",
        "more than 93 % of alarms answered",
        "withdrawal pattern 1 of 1 (100 %) 21 to 100 % 0 of 1 (0 %)",
        "Notices that are not urgent: ",
    ):
        assert part in nurse.text, f"{part!r} is missing in:\n{nurse.text}"
    assert nurse.html.count("<svg") == 6
    for person in (ana, ben, clinic.nurse, clinic.lead):
        person.reads()
