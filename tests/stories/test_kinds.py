"""What is asked beside the daily check-in: of the moment, weekly, monthly, after a step, around a dose, in depth."""

from datetime import time, timedelta

import pytest

from prompts.schedule import local_day, wall_clock
from storage import people, rhythm
from storage.tables import Patient, PlannedSlot
from tests.clinic import BAD_MORNING, Ana, Clinic

WEEKLY = {"peg_pain": 6, "peg_enjoyment": 5, "peg_activity": 4}
MONTHLY = ("naloxone", "med_")
PHQ = {"phq_nervous": 1, "phq_worry": 0, "phq_interest": 2, "phq_down": 3}


def presses(ana: Ana, *keys: str) -> str:
    """Presses these keys in the newest check-in of another kind; returns what it says then."""
    for key in keys:
        ana.presses_key(key, ana.asks_more)
    return str(ana.asks_more["text"])


def test_naloxone_once_a_month_and_peg_and_phq_4_each_week(clinic: Clinic) -> None:
    """
    Naloxone and the medicine on the first Wednesday, seven questions on Sunday, each opening with words that name
    nothing; their answers are kept under their kind, PHQ-4 as 0 to 3 by name, and no day's value changes by them.
    """
    ana = clinic.enrol("Ana")
    for _ in range(3):
        clinic.until("14:00")
    assert "Your questions of this month are ready for you." == ana.asks_more["text"]
    asked = presses(ana, "start", "naloxone=absent")
    assert "how often did your medicine make it hard to think clearly" in asked
    told = presses(ana, "med_foggy=2", "med_side_effects=1", "med_worry=0", "med_supply=skip")
    assert "naloxone: none at home · hard to think or stay awake: often" in told.lower()
    for _ in range(5):
        clinic.until("17:30")
    assert "Your weekly questions are ready. They take about a minute." == ana.asks_more["text"]
    ana.begins()
    presses(ana, "start")
    ana.writes("6")  # one question is on show, the one begun last; the daily one rests
    assert {"peg_pain"} == {r.item for r in clinic.stored(ana) if not r.item.startswith(MONTHLY)}
    assert None is ana.item_on_show()
    asked = presses(ana, *(f"{item}={score}" for item, score in list(WEEKLY.items())[1:]))
    assert "how often have you been bothered" in asked
    labels = [button["text"] for row in ana.asks_more["buttons"][:4] for button in row]
    assert ["Not at all", "Several days", "More than half the days", "Nearly every day"] == labels[:4]
    told = presses(ana, *(f"{item}={score}" for item, score in PHQ.items()))

    assert "feeling down: nearly every day" in told
    kept = {r.item: r.score for r in clinic.stored(ana) if not r.item.startswith(MONTHLY)}
    assert {**WEEKLY, **PHQ} == kept
    kinds = {row.kind: row.state for row in clinic.asked(ana) if row.kind != "daily"}
    assert {"monthly": "complete", "weekly": "complete"} == kinds
    assert {"missed", "open"} >= {row.state for row in clinic.checkins(ana)}, "the daily ones stay unanswered"
    assert "Evenkeel has a message for you." in ana.reads(), "two such days, and she is asked how she is"


def test_moments_are_drawn_once_stored_first_and_survive_a_restart(clinic: Clinic) -> None:
    """Two moments a day, at other times each day; a restart draws nothing anew; unanswered ones are missed."""
    ana = clinic.enrol("Ana", protocol="moments")
    planned = clinic.database.read(lambda db: {row.id: row.at for row in db.all(PlannedSlot)})
    assert 4 == len(planned), "today and tomorrow are drawn before anything is sent"
    clinic.restarts()
    clinic.until("20:00")
    clinic.until("20:00")
    clinic.until("20:31")  # a moment may be drawn until 19:30, and stays open for an hour

    after = clinic.database.read(lambda db: {row.id: row for row in db.all(PlannedSlot)})
    assert planned == {id_: after[id_].at for id_ in planned}
    asked = [row for row in clinic.asked(ana) if row.kind == "random"]
    by_plan = {(row.local_on, row.slot): row.at for row in after.values()}
    assert 4 == len(asked)
    for row in asked:
        assert f"{wall_clock(row.planned_at, ana.zone):%H:%M}" == by_plan[row.local_on, row.slot]
        assert row.delivered_at is not None
    assert ["missed"] * 4 == [row.state for row in asked]


def test_evenings_after_a_dose_step(clinic: Clinic) -> None:
    """From the evening of the recorded step on, beside the daily check-in; nothing before it."""
    ana = clinic.enrol("Ana", protocol="taper")
    clinic.until("21:00")
    assert ["daily"] == [row.kind for row in clinic.asked(ana)]
    clinic.until("10:00")
    clinic.dose_lowered(ana)
    clinic.until("20:01")

    assert "Your evening questions are ready. They take less than a minute." == ana.asks_more["text"]
    told = presses(ana, "start", "pain_now=6", "mood_now=4", "craving_now=3", "body_now+aches", "body_now=done")
    assert "How much do they bother you?" in told
    told = presses(ana, "bother_now=2")
    assert "Pain now 6 · mood now 4" in told
    assert "body now: aching muscles · bothered now 2" in told


def test_a_week_around_a_dose_that_staff_have_agreed_with_the_person(clinic: Clinic) -> None:
    """An hour before and an hour after the chosen dose; a dose whose questions would fall in the night is refused."""
    ana = clinic.enrol("Ana")
    patient = clinic.database.read(lambda db: db.get(Patient, ana.patient_id))
    today = local_day(clinic.now, ana.zone)
    with pytest.raises(people.Refused, match="Choose another dose of the day"):
        clinic.database.transact(rhythm.start_pairs, clinic.now, patient, time(8, 30), today)
    clinic.database.transact(rhythm.start_pairs, clinic.now, patient, time(16), today)
    clinic.until("15:01")
    presses(ana, "start", "pain_now=7", "craving_now=4", "body_now=none")
    clinic.until("17:01")
    assert "The second half of your short questions is ready." == ana.asks_more["text"]
    presses(ana, "start", "pain_now=4", "craving_now=1", "body_now=none")

    kinds = {row.kind: (row.state, row.expires_at - row.planned_at) for row in clinic.asked(ana)}
    assert ("complete", timedelta(hours=1)) == kinds["before_dose"]
    assert ("complete", timedelta(hours=2)) == kinds["after_dose"]


def test_a_day_that_looks_like_withdrawal_asks_more_once_in_three_days(clinic: Clinic) -> None:
    """
    Once the check-in is complete: where the pain is, whether doses ease it, what has changed, and ten short questions;
    the next bad days ask nothing more until three days have passed, then the ten alone. Craving above the usual puts
    the stress question in the place of the day's rotating one, and the check-in grows no longer. Ten high answers lead
    to one question about red flags, and what is ticked there makes the alert urgent; chest pain brings at once whom to
    call.
    """
    ana = clinic.enrol("Ana", protocol="taper")
    ana.usual_days(14)
    clinic.dose_lowered(ana)
    clinic.until("09:00")
    ana.answers(**{**BAD_MORNING, "stress": 7})
    assert "stress 7" in ana.check_in["text"]
    assert "Evenkeel has a few more questions for you. You can skip any of them." == ana.asks_more["text"]
    asked = presses(ana, "start", "pain_place=all_over", "dose_timing=yes", "changed+dose", "changed=done")
    assert "sweating, hot and cold spells?" in asked
    presses(ana, "wd_sweats=3", "wd_shivers=2")
    for _ in range(3):
        clinic.until("09:00")
        ana.answers(**{**BAD_MORNING, "stress": 7})
    clinic.nurse.reads()
    clinic.lead.reads()
    ana.reads()

    more = [row for row in clinic.asked(ana) if row.kind == "triggered"]
    assert ["first_day", "deeper"] == [row.slot for row in more]
    assert timedelta(days=3) == more[1].local_on - more[0].local_on
    assert ("partial", "expired") == (more[0].state, more[0].cause)
    assert {"wd_sweats": 3, "wd_shivers": 2} == {
        r.item: r.score for r in clinic.stored(ana) if r.item.startswith("wd_") and r.checkin_id == more[0].id
    }

    high = ("sweats", "shivers", "watery", "cramps")
    presses(ana, "start", *(f"wd_{key}=3" for key in high))
    asked = presses(ana, *(f"wd_{key}=0" for key in ("aches", "twitching", "edge", "heart")), "wd_awake=2")
    assert "nothing feels enjoyable?" in asked
    asked = presses(ana, "wd_joyless=skip")
    assert "Some of your answers are high. Any of these in the last 24 hours?" in asked
    presses(ana, "red_flags+chest_pain")
    (told,) = ana.reads()
    assert told.startswith("If you might hurt yourself, or someone is in danger, call 112 now, or reach Sample Clinic")
    assert "If this is happening now, call 112. Your team sees it with your answers, but this chat is not" in told
    assert not [alert for alert in clinic.alerts() if alert.tier == "urgent"], "a tick alone calls nobody"
    presses(ana, "red_flags-chest_pain", "red_flags+chest_pain", "red_flags-chest_pain")
    assert [] == ana.reads(), "once a check-in"
    presses(ana, "red_flags+no_fluids", "red_flags=done")
    clinic.passes(seconds=2)
    assert ["urgent"] == [alert.tier for alert in clinic.alerts() if alert.signature == "withdrawal"]
    assert "keeps no fluids down" in clinic.nurse.text
    ana.reads()
