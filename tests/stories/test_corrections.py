"""Answers put right a day later: the same stretch keeps its alert, and one that had gone quiet is heard again."""

from storage.tables import Alert, Audit, Episode, Evidence
from tests.clinic import BAD_MORNING, USUAL, Ana, Clinic
from tests.stories.test_alert import bad_morning, the_alert

HARD = {"pain": 8, "mood": 2, "sleep": 3}


def puts_right(ana: Ana, message_id: int, **scores: int) -> None:
    """Changes answers of a check-in that has been answered, in its own message."""
    for item, score in scores.items():
        for key in ("change", f"change:{item}", f"{item}={score}"):
            ana.presses_key(key, ana.message(message_id))


def sweats(ana: Ana, message_id: int) -> None:
    """Adds bodily signs to a check-in that has been answered."""
    for key in ("change", "change:body", "body+sweats", "body+restless", "body+cramps", "body=done", "bother=5"):
        ana.presses_key(key, ana.message(message_id))


def episodes(clinic: Clinic) -> list[Episode]:
    """Every stored episode."""
    return clinic.database.read(lambda db: db.all(Episode))


def evidence(clinic: Clinic) -> list[tuple[int, bool]]:
    """The stored evidence: day of the month, and whether it holds."""
    rows = clinic.database.read(lambda db: db.all(Evidence))
    return sorted((row.local_on.day, row.withdrawn_at is None) for row in rows)


def taken_on_the_second_morning(clinic: Clinic) -> tuple[Ana, int, int]:
    """An ordinary and a bad morning; the nurse has taken the alert. With the numbers of the two check-ins."""
    ana = clinic.enrol("Ana", protocol="taper")
    ana.usual_days(14)
    clinic.dose_lowered(ana)
    clinic.until("09:00")
    clinic.until("12:00")
    ana.answers(**USUAL)
    first = int(ana.check_in["message_id"])
    clinic.until("09:00")
    ana.answers(**BAD_MORNING)
    clinic.nurse.presses("I have this")
    clinic.nurse.reads()
    return ana, first, int(ana.check_in["message_id"])


def test_the_day_before_put_right_leaves_the_taken_alert_with_who_took_it(clinic: Clinic) -> None:
    """
    Yesterday was just as bad, the patient says on the day after: the stretch began earlier and is still the same,
    so the alert stays with the nurse and nobody is told twice; the same when yesterday turns ordinary again.
    """
    ana, first, _ = taken_on_the_second_morning(clinic)
    (before,) = episodes(clinic)

    puts_right(ana, first, **HARD)
    sweats(ana, first)

    alert = the_alert(clinic)
    (longer,) = episodes(clinic)
    assert ("acknowledged", clinic.nurse.clinician_id) == (alert.state, alert.owner_id)
    assert [] == clinic.nurse.reads()
    assert (before.id, 16, 17) == (longer.id, longer.opened_on.day, longer.last_held_on.day)
    assert {(16, True), (17, True)} <= set(evidence(clinic))

    puts_right(ana, first, pain=5, mood=5, sleep=6)

    (back,) = episodes(clinic)
    assert (before.id, 17, "open", 0) == (back.id, back.opened_on.day, back.state, back.occurrence)
    assert ("acknowledged", 1) == (the_alert(clinic).state, len(clinic.alerts()))
    assert (17, True) in evidence(clinic)
    assert {False} == {holds for day, holds in evidence(clinic) if day == 16}
    assert [] == clinic.nurse.reads()


def test_an_alert_that_had_settled_is_raised_again_when_an_answer_is_put_right(clinic: Clinic) -> None:
    """
    Three good check-ins closed it, then the patient says that the third was bad: the alert stands again, the
    nurse is told anew with the buttons, the patient reads it, the ladder goes on, and the audit says so.
    """
    clinic.ladder("soon", ack_min=7 * 24 * 60)
    ana = bad_morning(clinic)
    clinic.nurse.presses("I have this")
    ana.usual_days(2)
    clinic.until("09:00")
    clinic.until("12:00")
    ana.answers(**USUAL)
    third = int(ana.check_in["message_id"])
    clinic.until("08:00")
    assert ("closed", "cleared") == (the_alert(clinic).state, the_alert(clinic).closed_as)
    clinic.nurse.reads()

    puts_right(ana, third, **HARD)
    sweats(ana, third)

    alert = the_alert(clinic)
    assert ("raised", None, None, None) == (alert.state, alert.closed_as, alert.closed_at, alert.owner_id)
    assert clinic.now < (alert.next_step_at or clinic.now)
    (told,) = clinic.nurse.reads()
    assert "SOON" in told
    assert alert.promised_by is not None
    assert clinic.now < alert.promised_by
    clinic.passes(minutes=31)
    (higher,) = clinic.lead.reads()
    assert alert.ref in higher
    clinic.nurse.presses("I have this")
    assert "acknowledged" == the_alert(clinic).state
    ana.reads()
    steps = clinic.database.read(lambda db: [row.action for row in db.all(Audit) if row.subject == alert.id])
    assert 1 == steps.count("alert raised again")


def test_a_correction_taken_back_raises_the_alert_again(clinic: Clinic) -> None:
    """An answer made ordinary closed the alert as corrected; put back, the same alert stands and tells the nurse."""
    ana = bad_morning(clinic)
    morning = int(ana.check_in["message_id"])
    clinic.nurse.presses("I have this")
    puts_right(ana, morning, pain=5, mood=5, sleep=6)
    closed: Alert = the_alert(clinic)
    assert ("closed", "corrected") == (closed.state, closed.closed_as)
    clinic.nurse.reads()

    puts_right(ana, morning, **HARD)

    again = the_alert(clinic)
    assert (closed.id, "raised", None) == (again.id, again.state, again.owner_id)
    (told,) = clinic.nurse.reads()
    assert closed.ref in told
    assert "I have let your team know." in ana.message(morning)["text"]
    clinic.nurse.presses("I have this")
    clinic.nurse.presses("Give an outcome")
    clinic.nurse.gives_outcome("Yes", "Withdrawal", "Contacted")
    assert ("closed", "outcome") == (the_alert(clinic).state, the_alert(clinic).closed_as)
    assert [("closed", "outcome")] == [(row.state, row.closed_as) for row in episodes(clinic)]
