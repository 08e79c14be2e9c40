"""The rota: the first notice goes to whoever is on call at that instant, and never to nobody."""

from datetime import time, timedelta

from careteam import rostering, staff_leaving
from careteam.rota import HOLIDAY, Shift
from prompts.schedule import local_day
from storage import people, rotas
from storage.columns import table_of
from storage.tables import Clinic as ClinicRow
from storage.tables import Clinician, Task
from tests.clinic import BAD_MORNING, Clinic, Staff
from tests.team_page import Browser

ROUND_THE_CLOCK = (time(0), time(0))


def plans(clinic: Clinic, *lines: tuple[str, Staff, range | tuple[int, ...], tuple[time, time]]) -> None:
    """Sets the weekly pattern: role, who, weekdays, hours."""
    shifts = [Shift(role, who.clinician_id, day, *hours) for role, who, days, hours in lines for day in days]
    clinic.database.transact(rostering.set_pattern, clinic.now, clinic.clinic, shifts, "tests")


def stands_in(clinic: Clinic, absent: Staff, by: Staff) -> None:
    """Today somebody stands in."""
    today = local_day(clinic.now, clinic.clinic.zone)
    person, other = (clinic.database.read(lambda db, w=who: db.get(Clinician, w.clinician_id)) for who in (absent, by))
    clinic.database.transact(rostering.stand_in, clinic.now, clinic.clinic, person, other, today, today, "tests")


def test_an_alert_calls_whoever_is_on_call_and_nobody_else(clinic: Clinic) -> None:
    """
    Two nurses share the week, and one stands in today: only she is told; ten minutes later the lead whom the rota
    names, not the other one. The message names them, and so does /oncall.
    """
    kim, second = clinic.joins("Nurse K.", "nurse"), clinic.joins("Dr S.", "lead")
    plans(
        clinic,
        ("nurse", clinic.nurse, range(7), (time(8), time(20))),
        ("nurse", clinic.nurse, range(7), (time(20), time(8))),
        ("lead", second, range(7), ROUND_THE_CLOCK),
    )
    clinic.until("09:00")
    stands_in(clinic, clinic.nurse, kim)

    ana = clinic.enrol("Ana")
    ana.presses("Need help now")
    assert ["crisis"] == kim.open_alerts()
    assert [] == clinic.nurse.reads()
    assert "Next: Dr S., today at 09:1" in kim.text

    clinic.nurse.writes("/oncall")
    told = clinic.nurse.text.split("\n")
    assert any(line.startswith("1. nurse: Nurse K., until ") for line in told)
    assert "3. lead: Dr S." in told
    clinic.passes(minutes=11)
    assert ["crisis"] == second.open_alerts()
    assert [] == clinic.lead.reads()
    for person in (ana, kim):
        person.reads()


def test_nobody_of_the_rota_can_be_reached_and_the_next_step_is_told_at_once(clinic: Clinic) -> None:
    """
    Whoever is on call has blocked the bot: the lead is told at once, and the operator hears once that somebody should
    have been there. With nobody of the rota left, whoever holds the role is told all the same.
    """
    kim, otto = clinic.joins("Nurse K.", "nurse"), clinic.joins("Otto", "operator")
    plans(clinic, ("nurse", kim, range(7), ROUND_THE_CLOCK), ("lead", kim, range(7), ROUND_THE_CLOCK))
    kim.blocks()
    ana = clinic.enrol("Ana")
    ana.presses("Need help now")

    assert ["crisis"] == clinic.nurse.open_alerts()
    (told,) = otto.reads()
    assert "did not arrive" in told
    assert "P-014" not in told
    kinds = [task.kind for task in clinic.database.read(lambda db: db.all(Task))]
    assert ["rung_deserted"] == kinds
    for person in clinic.people:
        person.reads()


def test_on_a_holiday_its_own_line_holds(clinic: Clinic) -> None:
    """The lead has the clinic's holidays; on the next day the nurse is back."""
    today = local_day(clinic.now, clinic.clinic.zone)
    hours = {**clinic.clinic.hours, "holidays": [today.isoformat()]}
    clinic.database.transact(lambda db: people.change_clinic(db, clinic.now, clinic.clinic.id, {"hours": hours}))
    plans(
        clinic,
        ("nurse", clinic.nurse, range(7), ROUND_THE_CLOCK),
        ("nurse", clinic.lead, (HOLIDAY,), ROUND_THE_CLOCK),
    )
    row = clinic.database.read(lambda db: db.first(ClinicRow, table_of(ClinicRow).c.id == clinic.clinic.id))
    assert row is not None
    on = [
        clinic.database.read(rostering.named, row, "nurse", clinic.now + timedelta(days=days))[0].id for days in (0, 1)
    ]
    assert [clinic.lead.clinician_id, clinic.nurse.clinician_id] == on


def test_the_lead_keeps_the_rota_on_the_page_and_others_read_it(clinic: Clinic) -> None:
    """
    A line, a stand-in, a calendar; each shows at once in the two weeks, and can be taken out again. What cannot be is
    said and what was written stays. A nurse reads it, and her form is refused.
    """
    kim = clinic.joins("Nurse K.", "nurse")
    clinic.until("09:00")
    lead, nurse = Browser(clinic), Browser(clinic)
    for browser, person in ((lead, clinic.lead), (nurse, clinic.nurse)):
        browser.signs_in(person)
        browser.gets("/team/rota")
        assert "Nobody is named yet." in browser.text

    line = {"role": "nurse", "who": clinic.nurse.clinician_id, "starts": "08:00", "ends": "20:00"}
    lead.submits("/rota/line", **line)
    assert (422, True) == (lead.status, "No day is ticked." in lead.text)
    assert 'value="20:00"' in lead.html
    days = {f"day-{day}": "yes" for day in (0, 1, 2, 3, 4, 6, 7)}
    lead.submits("/rota/line", **line, **days)
    for part in ("The rota is changed.", "nurse Nurse M., until today at 20:00", "Mon–Fri, Sun, Holidays 08:00–20:00"):
        assert part in lead.text, lead.text
    assert (
        "Mon 2 Mar 00:00–08:00 everybody 08:00–20:00 Nurse M. 20:00–08:00 everybody Tue 3 Mar 08:00–20:00 Nurse M."
        in lead.text
    )

    lead.submits("/rota/stand-in", absent=clinic.nurse.clinician_id, by=kim.clinician_id, first="2026-03-02", last="")
    assert "Nurse K. stands in for Nurse M. on Mon 2 Mar." in lead.text
    assert "nurse Nurse K., until today at 20:00" in lead.text
    lead.submits("/rota/stand-in/off")
    assert "nurse Nurse M., until today at 20:00" in lead.text
    lead.submits("/rota/calendar", text="nothing", file="")
    assert (422, True) == (lead.status, "This is no iCalendar file." in lead.text)
    lead.submits("/rota/line/out")
    assert "No week is planned." in lead.text

    nurse.posts("/team/rota/line", {**line, **days, "csrf": nurse.csrf})
    assert (403, []) == (nurse.status, clinic.database.read(rotas.shifts, clinic.clinic.id))
    nurse.gets("/team/rota")
    assert (200, False) == (nurse.status, "Add a line" in nurse.text)


def test_lines_of_somebody_who_has_left_go_one_by_one(clinic: Clinic) -> None:
    """Two lines of a nurse who has left stand: one is taken out and a new one added beside the other, no error."""
    kim = clinic.joins("Nurse K.", "nurse")
    plans(clinic, ("nurse", kim, (0,), (time(8), time(20))), ("nurse", kim, (1,), (time(20), time(8))))
    person = clinic.database.read(lambda db: db.get(Clinician, kim.clinician_id))
    clinic.database.transact(staff_leaving.leave, clinic.now, person, "tests")
    lead = Browser(clinic)
    lead.signs_in(clinic.lead)
    lead.gets("/team/rota")
    assert 2 == lead.html.count("/rota/line/out")
    lead.submits("/rota/line/out")
    days = {"role": "nurse", "who": clinic.nurse.clinician_id, "day-2": "yes", "starts": "08:00", "ends": "18:00"}
    lead.submits("/rota/line", **days)
    assert (200, True) == (lead.status, "The rota is changed." in lead.text)
    lines = clinic.database.read(lambda db: [row.clinician_id for row in rotas.shifts(db, clinic.clinic.id)])
    assert [kim.clinician_id, clinic.nurse.clinician_id] == lines
    kim.reads()


def test_nothing_waits_for_an_overview_of_whoever_is_off_by_then(clinic: Clinic) -> None:
    """The day's budget is used up. The nurse has today and another tomorrow: the nurse is told now, not tomorrow."""
    kim = clinic.joins("Nurse K.", "nurse")
    today = local_day(clinic.now, clinic.clinic.zone).weekday()
    others = tuple(day for day in range(7) if day != today)
    plans(clinic, ("nurse", clinic.nurse, (today,), ROUND_THE_CLOCK), ("nurse", kim, others, ROUND_THE_CLOCK))
    clinic.database.transact(people.change_clinic, clinic.now, clinic.clinic.id, {"fatigue": {"notices_a_day": 0}})
    clinic.overviews()
    clinic.until("09:00")
    ana = clinic.enrol("Ana")
    ana.answers(**{**BAD_MORNING, "dose": "ran_out"})
    assert ["withdrawal"] == clinic.nurse.open_alerts()
    for person in (ana, kim, clinic.nurse, clinic.lead):
        person.reads()
