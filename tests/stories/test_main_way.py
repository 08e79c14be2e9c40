"""The main way: a scheduled check-in, answers kept, a withdrawal alert that the nurse takes."""

from tests.clinic import Clinic

BAD_MORNING = {
    "pain": 8,
    "mood": 2,
    "sleep": 3,
    "craving": 5,
    "body": ["sweats", "restless", "cramps"],
    "bother": 5,
    "dose": "as_planned",
}


def test_a_withdrawal_alert_nobody_takes_reaches_the_lead_in_half_an_hour(clinic: Clinic) -> None:
    """
    The first bad morning after a dose step raises one alert, the second adds
    evidence to it; when the nurse does not take it within the sample clinic's
    thirty minutes, the lead is told, once.
    """
    ana = clinic.enrol("Ana", protocol="taper", zone="Europe/Madrid")
    ana.usual_days(14, pain=5, mood=5, sleep=6, craving=2)
    clinic.dose_lowered(ana)
    clinic.until("09:00")
    ana.answers(**BAD_MORNING)

    assert ["withdrawal"] == clinic.nurse.open_alerts()
    assert [] == clinic.lead.open_alerts()

    clinic.passes(minutes=30)

    assert ["withdrawal"] == clinic.lead.open_alerts()
