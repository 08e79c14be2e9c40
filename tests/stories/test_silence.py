"""Somebody goes silent, or tells of a risk: first they are asked or told, then a person of the team is called."""

from storage import people
from storage.tables import Response
from tests.clinic import USUAL, Ana, Clinic


def test_two_silent_days_are_asked_about_once_and_any_answer_ends_the_silence(clinic: Clinic) -> None:
    """After two days without an answer Ana is asked how she is, behind a neutral opener; she asks for a call."""
    ana = clinic.enrol("Ana")
    ana.usual_days(1)
    for _ in range(3):
        clinic.until("04:30", ana.zone)
    assert "Evenkeel has a message for you." not in ana.reads(), "nothing by night"
    clinic.until("08:01", ana.zone)

    assert ana.reads()[-1:] == ["Evenkeel has a message for you."]
    ana.presses("Show")
    assert "We have not heard from you for a while." in ana.text
    ana.presses("Please call me")

    assert "Your team knows that you would like a call." in ana.text
    assert "Please call me." in clinic.nurse.text
    clinic.nurse.reads()


def test_a_week_of_silence_asks_somebody_to_look_in_and_an_answer_clears_it(clinic: Clinic) -> None:
    """Seven check-ins without an answer raise one alert that gives no reason; the next answer clears it visibly."""
    ana = clinic.enrol("Ana")
    ana.usual_days(1)
    for _ in range(8):
        clinic.until("04:30", ana.zone)

    assert ["engagement"] == clinic.nurse.open_alerts()
    assert "No answers for 7 days on which a check-in arrived; the reason is not known." in clinic.nurse.text
    assert "a welfare check" in clinic.nurse.text

    clinic.until("09:01", ana.zone)
    ana.answers(**USUAL)
    clinic.until("04:30", ana.zone)

    assert [] == clinic.nurse.open_alerts()
    assert ["engagement"] == [alert.signature for alert in clinic.alerts()]
    # how she is, a week in pictures, and that the team was told: each opens neutrally
    assert {"Evenkeel has a message for you."} == {text for text in ana.reads() if "check-in" not in text}
    assert clinic.lead.reads()  # it went up the ladder by night
    assert ["cleared"] == [alert.closed_as for alert in clinic.alerts()]


def test_alcohol_with_an_extra_dose_calls_a_person_now_and_tells_the_patient_what_keeps_them_safe(
    clinic: Clinic,
) -> None:
    """An opioid, alcohol and an extra dose on one day: urgent, with the number to call in the same minute."""
    ana = clinic.enrol("Ana", protocol="treatment")
    ana.answers(**USUAL | {"dose": "more", "dose_reason": "sleep", "other_use": ["alcohol"]})

    assert ["overdose_window"] == clinic.nurse.open_alerts()
    assert "▲ URGENT · overdose-risk window" in clinic.nurse.text
    assert "don't be alone and keep naloxone near" in "\n".join(ana.reads())


def test_more_danger_in_the_next_answer_after_the_outcome_calls_a_person_now(clinic: Clinic) -> None:
    """
    The wish for more with the dose cut to a third is soon, and closed while the check-in rests; that an opioid was used
    is its next answer: urgent, a new alert, and what keeps her safe is told.
    """
    ana = clinic.enrol("Ana", protocol="treatment")
    clinic.dose_lowered(ana, 60, 20)
    ana.begins()
    while (item := ana.item_on_show()) != "other_use":
        ana.presses_key("craving=9" if item == "craving" else f"{item}=skip", ana.check_in)
    assert ["overdose_window"] == clinic.nurse.open_alerts()
    clinic.nurse.presses("I have this")
    clinic.nurse.presses("Give an outcome")
    clinic.nurse.gives_outcome("Yes", "Supply", "Contacted")
    clinic.passes(minutes=20)
    ana.answers(other_use=["opioid"])
    clinic.passes(seconds=20)

    about = [alert for alert in clinic.alerts() if alert.signature == "overdose_window"]
    assert [("soon", "closed"), ("urgent", "raised")] == [(alert.tier, alert.state) for alert in about]
    assert any("▲ URGENT · overdose-risk window" in text for text in clinic.nurse.reads())
    assert "don't be alone and keep naloxone near" in "\n".join(ana.reads())


def test_what_is_told_after_the_outcome_of_the_same_day_calls_a_person_again(clinic: Clinic) -> None:
    """The alert of the morning is closed; that she is very drowsy now is no correction of it, and is urgent too."""
    ana = clinic.enrol("Ana", protocol="treatment")
    ana.answers(**USUAL | {"dose": "more", "dose_reason": "sleep", "other_use": ["alcohol"]})
    clinic.nurse.presses("I have this")
    clinic.nurse.presses("Give an outcome")
    clinic.nurse.gives_outcome("Yes", "Supply", "Contacted")
    clinic.passes(minutes=40)
    assert ["outcome"] == [alert.closed_as for alert in clinic.alerts()]
    ana.writes("/menu")
    for label in ("Something else", "Very drowsy"):
        ana.presses(label, ana.last)
    clinic.passes(seconds=20)

    assert [("overdose_window", "outcome"), ("overdose_window", None)] == [
        (alert.signature, alert.closed_as) for alert in clinic.alerts()
    ]
    assert ["overdose_window"] == clinic.nurse.open_alerts()
    ana.reads()


def test_where_no_naloxone_is_known_at_home_the_team_has_a_task_once_an_episode(clinic: Clinic) -> None:
    """
    It is told an hour after the alert, and a review changes nothing; once the person answers that there is some, it
    settles by itself, until they correct that.
    """
    ana = clinic.enrol("Ana", protocol="treatment")
    ana.answers(**USUAL | {"dose": "more", "dose_reason": "sleep", "other_use": ["alcohol"]})
    clinic.nurse.reads()
    clinic.until("09:30")
    assert any(
        text.startswith("P-014: the body may tolerate less, and no naloxone is known") for text in clinic.nurse.reads()
    )
    clinic.database.transact(people.mark_for_review, clinic.now, ana.patient_id)
    clinic.passes(seconds=30)
    assert [("naloxone", "open")] == [(task.kind, task.state) for task in clinic.tasks()]
    answer(clinic, ana, "naloxone", "all")
    answer(clinic, ana, "naloxone", revision=1)  # "prefer not to say" is no answer
    assert [("naloxone", "done")] == [(task.kind, task.state) for task in clinic.tasks()]
    answer(clinic, ana, "naloxone", "absent", revision=2)
    assert ["done", "open"] == [task.state for task in clinic.tasks()]
    for person in (ana, clinic.nurse, clinic.lead):
        person.reads()


def answer(clinic: Clinic, ana: Ana, item: str, *choices: str, revision: int = 0) -> None:
    """One answer to a question that comes once a month, or none, as if it stood in the newest check-in."""
    row = clinic.checkins(ana)[-1]
    clinic.database.transact(
        lambda db: db.add(
            Response(
                id=db.new_id(clinic.now),
                clinic_id=row.clinic_id,
                patient_id=row.patient_id,
                checkin_id=row.id,
                item=item,
                how="answered" if choices else "declined",
                choices=list(choices),
                revision=revision,
                local_on=row.local_on,
                answered_at=clinic.now,
                recorded_at=clinic.now,
                wording=f"{item}-question",
                language="en",
                origin="prompted",
            )
        )
    )
    clinic.database.transact(people.mark_for_review, clinic.now, ana.patient_id)
    clinic.passes(seconds=30)
