"""The dose plan as the prescriber reads it, and the outlook's mark beside its next step."""

from datetime import date, timedelta

from careteam import taper
from careteam.web.team.calling import outlook_of
from prompts.wording import words
from storage.standing import Place
from storage.tables import DoseChange
from tests.bot.test_check import NOW

TODAY = date(2026, 3, 2)


def change(on: int, mg: float, before: float | None, drug: str = "oxycodone") -> DoseChange:
    """A recorded change so many days after today."""
    return DoseChange(
        id=f"{on}",
        clinic_id="c",
        patient_id="p",
        kind="step",
        drug=drug,
        formulation="",
        mg_before=before,
        mg_after=mg,
        effective_on=TODAY + timedelta(days=on),
        recorded_at=NOW,
        source="test",
    )


def test_how_fast_a_dose_falls_is_held_against_thirty_days_before() -> None:
    """Against the dose that held then, or the first known since; never across two medicines, never where it rose."""
    found = taper.steps(
        (
            change(-50, 40, None),
            change(-20, 38, 40),
            change(5, 35, 38),
            change(20, 36, 35),
            change(40, 10, None, "methadone"),
        ),
        TODAY,
    )

    assert [None, 0.05, 0.125, 0.05263, None] == [
        step.in_a_month if step.in_a_month is None else round(step.in_a_month, 5) for step in found
    ]
    assert [False, False, True, False, False] == [step.is_fast for step in found]
    assert [False, False, True, False, False] == [step.is_next for step in found]
    assert [False, False, True, True, True] == [step.is_planned for step in found]


def test_the_outlook_beside_the_next_step_is_a_place_in_an_order() -> None:
    """The second of two who have one; whoever has none is said not to be known."""
    places = [Place(key, f"P-{key}", value, TODAY) for key, value in (("a", 0.9), ("b", 0.2), ("c", None))]

    assert "Withdrawal outlook: 2 of 2" == outlook_of(places, (), "b", TODAY, words("en"))
    assert "Withdrawal outlook: not known, no dose is recorded" == outlook_of(places, (), "c", TODAY, words("en"))
