"""Quiet hours of a clinician: what is not urgent waits, and stays home if somebody has it by then."""

from tests.clinic import BAD_MORNING, Clinic
from tests.team_page import Browser


def test_in_quiet_hours_only_what_is_urgent_comes(clinic: Clinic) -> None:
    """
    The nurse chooses nine to noon on the page; half of it is refused and nothing lost. An alert of half past nine
    reaches her at noon, one that the lead has taken by then never does; a call for help comes at once.
    """
    page = Browser(clinic)
    page.signs_in(clinic.nurse)
    page.gets("/team/settings")
    page.submits("/settings/quiet", quiet_from="09:00", quiet_to="")
    assert (422, True) == (page.status, "write both times, or neither" in page.text)
    assert 'value="09:00"' in page.html
    page.submits("/settings/quiet", quiet_from="09:00", quiet_to="12:00")
    assert "Saved." in page.text

    ana, ben = clinic.enrol("Ana"), clinic.enrol("Ben", ref="P-015")
    clinic.until("09:30")
    ana.answers(**{**BAD_MORNING, "dose": "ran_out"})
    ben.answers(**{**BAD_MORNING, "dose": "ran_out"})
    assert [] == clinic.nurse.open_alerts()
    clinic.passes(minutes=35)
    clinic.lead.presses("I have this")
    taken = next(alert.ref for alert in clinic.alerts() if alert.state == "acknowledged")
    ben.presses("Need help now")
    assert ["crisis"] == clinic.nurse.open_alerts()
    clinic.nurse.presses("I have this")
    clinic.nurse.reads()

    clinic.until("12:01")
    (late,) = [text for text in clinic.nurse.reads() if "withdrawal pattern" in text]
    assert taken not in late
    for person in (ana, ben, clinic.lead, clinic.nurse):
        person.reads()
