"""An alert from the first bad morning to its outcome: what the care team reads, what the patient learns."""

from datetime import timedelta

from storage.tables import Alert
from tests.clinic import BAD_MORNING, USUAL, Ana, Clinic


def bad_morning(clinic: Clinic, days: int = 14, **enrol: object) -> Ana:
    """A patient with an ordinary fortnight, a dose step, and a bad morning after it."""
    ana = clinic.enrol("Ana", protocol="taper", **enrol)  # type: ignore[arg-type]
    ana.usual_days(days)
    clinic.dose_lowered(ana)
    clinic.until("09:00", ana.zone)
    ana.answers(**BAD_MORNING)
    return ana


def the_alert(clinic: Clinic) -> Alert:
    """The one alert of the clinic."""
    (alert,) = clinic.alerts()
    return alert


def test_an_alert_explains_itself_is_taken_and_closed_with_what_was_found(clinic: Clinic) -> None:
    """
    The nurse reads what moved against what is usual, the dose step, what is missing, what to consider and where
    it goes next; takes it with one press and closes it in three presses; the
    patient learns in the same minute that the team was told, then who saw it.
    """
    ana = bad_morning(clinic)

    told = clinic.nurse.text
    for piece in (
        "● SOON · withdrawal pattern · P-014 · A-1003",
        "pain 8 (usual 5)",
        "mood 2 (5)",
        "sleep 3 (6)",
        "sweats",
        "Wish for more medicine 5 (2).",
        "Dose −10 % yesterday; window to 29 Mar.",
        "Less like a pain flare",
        "Not known: activity",
        "Consider: call today",
        "Rule W",
        "Contact within one working day.",
        "Care prompt, not a diagnosis.",
        "Taken by: nobody yet. Next: lead, today at 09:30.",
    ):
        assert piece in told, f"{piece!r} is missing in:\n{told}"
    summary = ana.check_in["text"]
    assert "Thank you, that is everything for this morning." in summary
    assert "Your last answers look harder than your usual. I have let your team know." in summary
    assert "They aim to reply by tomorrow at 12:00." in summary
    assert "Don't change your dose on your own. This chat is not watched live." in summary

    clinic.passes(minutes=5)
    clinic.nurse.presses("I have this")

    assert "Taken by Nurse M. today at 09:0" in clinic.nurse.text
    assert "→ Nurse M. saw this today at 09:0" in ana.check_in["text"]
    assert ["Give an outcome", "Hand over", "Give back", "Put off", "Open"] == clinic.nurse.labels()

    clinic.nurse.presses("Give an outcome")
    steps = (("did the alert point to something real?", "Yes"), ("what was behind it?", "Withdrawal"))
    for asked, said in (*steps, ("what was done?", "Contacted")):
        assert f"P-014: {asked}" == clinic.nurse.text
        clinic.nurse.presses(said)

    assert "Closed by Nurse M. today at 09:0" in clinic.nurse.text
    assert "Yes · Withdrawal · Contacted." in clinic.nurse.text
    assert "Your team has looked into this and closed it." in ana.check_in["text"]
    alert = the_alert(clinic)
    assert ("closed", "outcome", "true", "withdrawal", "contacted") == (
        alert.state,
        alert.closed_as,
        alert.verdict,
        alert.cause,
        alert.action,
    )
    assert [] == clinic.lead.reads()

    clinic.until("09:00")
    ana.answers(**BAD_MORNING)
    assert ["closed"] == [alert.state for alert in clinic.alerts()], "inside the cool-down nobody is told again"
    assert [] == clinic.nurse.reads()

    ana.usual_days(5)
    clinic.passes(days=1, minutes=10)
    ana.reads()
    (follow_up,) = clinic.nurse.reads()
    assert "P-014: seven days ago A-1003 was closed." in follow_up
    clinic.nurse.presses("Done")
    assert "Done by Nurse M." in clinic.nurse.text


def test_whoever_presses_second_is_told_who_has_it(clinic: Clinic) -> None:
    """
    When the alert has reached two people, the first press takes it, and the second is told who has it; who gives the
    outcome is named with it, whoever had taken the alert.
    """
    ana = bad_morning(clinic)
    clinic.passes(minutes=31)
    (told,) = clinic.lead.reads()
    assert "Raised today at 09:0" in told
    assert "Taken by: nobody yet." in told
    assert clinic.nurse.open_alerts() == clinic.lead.open_alerts() == ["withdrawal"]
    press = clinic.nurse.data("I have this")

    clinic.lead.presses("I have this")
    clinic.nurse.presses_data(press, clinic.nurse.last["message_id"])

    assert "Dr R. already has this." == clinic.nurse.toast
    assert "Taken by Dr R." in clinic.nurse.text
    assert "→ Dr R. saw this today" in ana.check_in["text"]
    for label in ("Give an outcome", "Yes", "Withdrawal", "Contacted"):
        clinic.nurse.presses(label)
    assert "Closed by Nurse M. today" in clinic.nurse.text
    assert "→ Dr R. saw this today" in ana.check_in["text"]


def test_an_acknowledgement_without_outcome_comes_back_one_rung_higher(clinic: Clinic) -> None:
    """
    "I have this" holds for a day; without an outcome the alert stands again, and the next rung is told. A second bad
    morning stands behind [Show], with the first; Ana reads that her team knows already, and then who has it.
    """
    ana = bad_morning(clinic)
    clinic.nurse.presses("I have this")
    assert [] == clinic.lead.open_alerts()

    clinic.passes(hours=24, minutes=1)

    assert ["withdrawal"] == clinic.lead.open_alerts()
    assert ("raised", None, 1) == (the_alert(clinic).state, the_alert(clinic).owner_id, the_alert(clinic).rung)
    assert "Taken by: nobody yet" in clinic.nurse.text

    ana.answers(**{**BAD_MORNING, "pain": 9})
    assert "Your team was told yesterday at 09:00, and can see these answers too." in ana.check_in["text"]
    assert "saw this" not in ana.check_in["text"]
    assert ["I have this", "Show", "Put off", "Open"] == clinic.nurse.labels()
    clinic.nurse.presses("Show")
    for piece in ("16 Mar", "pain 8 (usual 5)", "17 Mar", "pain 9 (usual 5)", "Taken by: nobody yet"):
        assert piece in clinic.nurse.text
    clinic.nurse.presses("I have this")
    assert "→ Nurse M. saw this today at" in ana.check_in["text"]


def test_three_good_check_ins_close_an_alert_visibly_and_its_outcome_stays_due(clinic: Clinic) -> None:
    """An alert whose pattern has gone closes by itself, says so in its message, and still asks for its outcome."""
    clinic.ladder("soon", ack_min=7 * 24 * 60)
    ana = bad_morning(clinic)
    clinic.nurse.presses("I have this")

    ana.usual_days(3)
    clinic.until("05:00")

    alert = the_alert(clinic)
    assert ("closed", "cleared", None) == (alert.state, alert.closed_as, alert.verdict)
    assert "What called for this has passed. This alert is closed; an outcome is still due." in clinic.nurse.text
    clinic.lead.reads()
    clinic.nurse.presses("Give an outcome")
    clinic.nurse.gives_outcome("Partly", "Stress", "Visit")
    assert "Partly · Stress · Visit." in clinic.nurse.text
    assert "cleared" == the_alert(clinic).closed_as


def test_a_corrected_answer_takes_the_alert_back_visibly(clinic: Clinic) -> None:
    """Two mistyped answers put right: the alert closes as corrected, care team and patient read so, nothing goes."""
    ana = bad_morning(clinic)
    assert ["withdrawal"] == clinic.nurse.open_alerts()

    for item, score in (("pain", 5), ("mood", 5), ("sleep", 6)):
        ana.presses_key("change")
        ana.presses_key(f"change:{item}")
        ana.presses_key(f"{item}={score}")

    alert = the_alert(clinic)
    assert ("closed", "corrected") == (alert.state, alert.closed_as)
    assert "An answer was corrected, so this alert no longer holds. Nothing was deleted." in clinic.nurse.text
    assert "sleep 3" in clinic.nurse.text
    assert "You corrected an answer, so what I told your team no longer holds." in ana.check_in["text"]
    pains = [(r.score, r.revision) for r in clinic.stored(ana) if r.item == "pain"][-2:]
    assert [(8, 0), (5, 1)] == pains


def test_a_clinic_observation_raises_it_for_somebody_who_never_answers(clinic: Clinic) -> None:
    """Mild withdrawal seen by staff inside a dose window calls the nurse; the patient reads of it behind an opener."""
    ana = clinic.enrol("Ana", protocol="taper")
    clinic.dose_lowered(ana)
    clinic.observes(ana, cows=4)
    assert [] == clinic.nurse.open_alerts()

    clinic.until("12:00")
    clinic.observes(ana, cows=6)

    assert ["withdrawal"] == clinic.nurse.open_alerts()
    assert "Withdrawal seen by staff on" in clinic.nurse.text
    assert "mild" in clinic.nurse.text
    assert "Evenkeel has a message for you." == ana.text
    assert ["Show", "Need help now"] == ana.labels()
    ana.presses("Show")
    assert "I have let your team know." in ana.text
    assert "They aim to reply by tomorrow at 12:00." in ana.text
    clinic.nurse.presses("I have this")
    assert "→ Nurse M. saw this today at 12:00." in ana.text


def test_more_pain_without_bodily_signs_calls_nobody(clinic: Clinic) -> None:
    """A pain flare, even a bad one with poor sleep, is no withdrawal pattern while the body is quiet."""
    ana = clinic.enrol("Ana")
    ana.usual_days(14)
    for _ in range(3):
        clinic.until("09:00")
        ana.answers(**{**USUAL, "pain": 9, "sleep": 3})

    assert [] == clinic.alerts()
    assert [] == clinic.nurse.reads()


def test_unmet_need_is_looked_for_only_with_consent_and_withdrawal_leads_it(clinic: Clinic) -> None:
    """
    Extra medicine and running out call the nurse for who agreed to that use and not for who did not; when the
    withdrawal pattern holds as well, there is one alert, and withdrawal leads it.
    """
    yes = clinic.enrol("Ana", ref="P-001")
    no = clinic.enrol("Ben", ref="P-002", unmet_need=False)
    both = clinic.enrol("Cleo", ref="P-003", protocol="taper")
    for person in (yes, no, both):
        person.answers(**USUAL)
    for _ in range(11):
        clinic.until("09:00")
        for person in (yes, no, both):
            person.usual_days(1)
    clinic.dose_lowered(both)
    for _ in range(3):
        clinic.until("09:00")
        extra = {**USUAL, "dose": "more", "dose_reason": "stress", "craving": 7}
        yes.usual_days(1, **extra)
        no.usual_days(1, **extra)
        both.usual_days(1, **{**BAD_MORNING, "dose": "more", "dose_reason": "stress", "craving": 7})
        clinic.passes(seconds=2)
        for message in clinic.nurse.from_bot():
            if any(row[0]["text"] == "I have this" for row in message["buttons"]):
                clinic.nurse.presses("I have this", message)

    found = {alert.patient_id: alert.signature for alert in clinic.alerts()}
    assert {yes.patient_id: "unmet_need", both.patient_id: "withdrawal"} == found
    assert 2 == len(clinic.alerts())
    clinic.nurse.reads()
    told = next(message["text"] for message in clinic.nurse.from_bot() if "P-001" in message["text"])
    assert "The plan may not meet needs" in told
    assert "Single behaviours identify no disorder." in told
    assert any("Your plan may not be covering everything." in message["text"] for message in yes.from_bot())
    assert not any("team knows" in message["text"] for message in no.from_bot())
    clinic.lead.reads()


def test_an_alert_left_alone_goes_up_the_ladder_and_each_step_tells_somebody_once(clinic: Clinic) -> None:
    """Nurse, lead, nurse again: one message a step, and the message always says where it goes next."""
    bad_morning(clinic)
    at = the_alert(clinic).raised_at
    assert 1 == len(clinic.nurse.reads())

    clinic.to(at + timedelta(minutes=29, seconds=59))
    assert [] == clinic.lead.reads()
    clinic.to(at + timedelta(minutes=30, seconds=5))
    assert 1 == len(clinic.lead.reads())
    assert "Next: nurse, today at 10:0" in clinic.lead.text
    clinic.to(at + timedelta(minutes=60, seconds=5))
    assert 1 == len(clinic.nurse.reads())
    assert [] == clinic.lead.reads()
