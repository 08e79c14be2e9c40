"""The care team's page: an alert is put off, handed over and given back there as in the chat."""

from tests.clinic import BAD_MORNING, Ana, Clinic
from tests.team_page import Browser


def alert_of(clinic: Clinic) -> Ana:
    """Ana's medicine ran out: one alert of tier soon stands."""
    ana = clinic.enrol("Ana")
    ana.answers(**{**BAD_MORNING, "dose": "ran_out"})
    ana.reads()
    assert ["withdrawal"] == clinic.nurse.open_alerts()
    return ana


def states(clinic: Clinic) -> list[tuple[str, str | None]]:
    """Each alert's state and its owner."""
    return [(alert.state, alert.owner_id) for alert in clinic.alerts()]


def test_an_alert_is_put_off_handed_over_and_given_back_on_the_page(clinic: Clinic) -> None:
    """
    Put off without a reason nothing happens, with one it waits and the page says until when; taken again it is offered
    to the lead, who takes it over on their own page and gives it back.
    """
    ana = alert_of(clinic)
    nurse, lead = Browser(clinic), Browser(clinic)
    nurse.signs_in(clinic.nurse)
    nurse.submits("/put-off", hours="4", reason="")
    assert "Nothing was put off: choose for how long, and why it can wait." in nurse.text
    nurse.submits("/put-off", hours="4", reason="appointment")
    assert all(part in nurse.text for part in ("Put off. It stands again by itself.", "Will be seen soon"))
    assert [("snoozed", clinic.nurse.clinician_id)] == states(clinic)

    nurse.submits("/take")
    assert "just now" in nurse.text
    nurse.submits("/hand-over", to=clinic.lead.clinician_id)
    assert "They are asked in their chat. You have it until they take it over." in nurse.text
    lead.signs_in(clinic.lead)
    assert "Dr R. was asked to take this over. Until then Nurse M. has it." in lead.text
    lead.submits("/accept")
    assert "You have it from now on." in lead.text
    nurse.submits("/give-back")
    assert "Dr R. already has this." in nurse.text
    lead.submits("/give-back")
    assert "Given back." in lead.text
    assert [("raised", None)] == states(clinic)
    for person in (ana, clinic.nurse, clinic.lead):
        person.reads()


def test_what_is_urgent_is_not_put_off_and_nobody_is_asked_twice(clinic: Clinic) -> None:
    """A call for help offers no putting off, a forged form changes nothing; what is declined stays with its owner."""
    ana = clinic.enrol("Ana")
    ana.presses("Need help now")
    nurse, lead = Browser(clinic), Browser(clinic)
    nurse.signs_in(clinic.nurse)
    assert "Put off" not in nurse.text
    nurse.submits("/take")
    ref = clinic.alerts()[0].ref
    csrf = nurse.html.partition('name="csrf" value="')[2].partition('"')[0]
    nurse.posts(f"/team/alert/{ref}/put-off", {"csrf": csrf, "hours": "1", "reason": "other"})
    assert "An urgent alert cannot be put off." in nurse.text
    nurse.submits("/hand-over", to=clinic.lead.clinician_id)
    lead.signs_in(clinic.lead)
    lead.submits("/decline")
    assert "It stays with whoever has it" in lead.text
    lead.posts(f"/team/alert/{ref}/accept", {"csrf": lead.html.partition('name="csrf" value="')[2].partition('"')[0]})
    assert "You are no longer asked to take this over." in lead.text
    assert [("acknowledged", clinic.nurse.clinician_id)] == states(clinic)
    for person in (ana, clinic.nurse, clinic.lead):
        person.reads()
