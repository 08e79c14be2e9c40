"""What a clinician does with an alert they have: put it off, hand it over, give it back, end it without reaching."""

from datetime import timedelta

from careteam import alerts, figures, receipts
from storage import notes, tasks
from storage.columns import table_of
from storage.tables import Audit
from tests.clinic import BAD_MORNING, Clinic
from tests.stories.test_alert import bad_morning, the_alert


def test_an_alert_that_is_put_off_comes_back_and_twice_is_enough(clinic: Clinic) -> None:
    """
    For an hour, with a reason that everybody reads; then it stands again where it stood, and whoever put it off is
    told. A second time for a day; a third time it is not offered.
    """
    ana = bad_morning(clinic)
    for label in ("Put off", "1 hour", "Will be seen soon"):
        clinic.nurse.presses(label)
    assert "Put off by Nurse M. until today at 10:0" in clinic.nurse.text
    assert "Will be seen soon. Then it stands again." in clinic.nurse.text
    assert "→ Nurse M. saw this today at 09:0" in ana.check_in["text"]
    assert ("snoozed", 1) == (the_alert(clinic).state, the_alert(clinic).snoozes)

    clinic.passes(minutes=59)
    assert ([], []) == (clinic.nurse.reads(), clinic.lead.reads())
    clinic.passes(minutes=2)
    (again,) = clinic.nurse.reads()
    assert "Taken by: nobody yet. Next: lead" in again
    assert ("raised", 0, None) == (the_alert(clinic).state, the_alert(clinic).rung, the_alert(clinic).owner_id)

    clinic.nurse.presses("I have this")
    for label in ("Put off", "24 hours", "Being treated"):
        clinic.nurse.presses(label)
    clinic.passes(hours=24, minutes=1)
    clinic.nurse.reads()
    assert ["I have this", "Open"] == clinic.nurse.labels()
    clinic.nurse.presses("I have this")
    assert ["Give an outcome", "Hand over", "Give back", "Open"] == clinic.nurse.labels()
    assert ["appointment", "treated"] == kept(clinic, "snooze_reason")
    assert "2026-03-18T09:02" in [at[:16] for at in kept(clinic, "next_step_at")]


def test_an_alert_is_handed_over_only_once_the_other_has_it(clinic: Clinic) -> None:
    """
    The nurse asks the lead; until the lead takes it over it stays with her. The lead cannot, is asked again and does:
    from then on it is the lead's, for the patient too, and an old button changes nothing.
    """
    ana = bad_morning(clinic)
    clinic.nurse.presses("I have this")
    clinic.nurse.presses("Hand over")
    assert ["Dr R.", "‹ Back"] == clinic.nurse.labels()
    clinic.nurse.presses("Dr R.")
    assert "Dr R. was asked to take this over. Until then Nurse M. has it." in clinic.nurse.text
    assert clinic.nurse.clinician_id == the_alert(clinic).owner_id

    assert ["I take it over", "I cannot", "Open"] == clinic.lead.labels()
    press = clinic.lead.data("I take it over")
    clinic.lead.presses("I cannot")
    (told,) = clinic.nurse.reads()
    assert "was asked" not in told
    clinic.lead.presses_data(press, clinic.lead.last["message_id"])
    assert "You are no longer asked to take this over." == clinic.lead.toast

    clinic.nurse.presses("Hand over")
    clinic.nurse.presses("Dr R.")
    clinic.lead.presses("I take it over")
    assert clinic.lead.clinician_id == the_alert(clinic).owner_id
    assert "Taken by Dr R. today at 09:0" in clinic.nurse.text
    assert ["Give an outcome", "Open"] == clinic.nurse.labels()
    assert "→ Dr R. saw this today at 09:0" in ana.check_in["text"]
    lead = clinic.database.vault.lookup("actor", clinic.lead.clinician_id)[:16]
    assert [lead, lead] == kept(clinic, "offered_to")


def test_an_alert_that_is_given_back_goes_to_the_next_rung_at_once(clinic: Clinic) -> None:
    """The nurse cannot go on: the lead is told in the same moment, and nobody has it until somebody takes it."""
    ana = bad_morning(clinic)
    clinic.nurse.presses("I have this")
    clinic.nurse.presses("Give back")

    assert ["withdrawal"] == clinic.lead.open_alerts()
    assert "Taken by: nobody yet" in clinic.nurse.text
    assert "saw this" not in ana.check_in["text"]
    assert ("raised", None, 1) == (the_alert(clinic).state, the_alert(clinic).owner_id, the_alert(clinic).rung)


def test_whoever_has_an_alert_is_reminded_ten_minutes_before_their_time_with_it_ends(clinic: Clinic) -> None:
    """One more message, which says when it goes on and to whom; then it does."""
    clinic.ladder("soon", ack_min=60)
    bad_morning(clinic)
    clinic.nurse.presses("I have this")
    at = the_alert(clinic).acknowledged_at
    assert at is not None

    clinic.to(at + timedelta(minutes=49, seconds=50))
    assert [] == clinic.nurse.reads()
    clinic.to(at + timedelta(minutes=50, seconds=5))
    (reminder,) = clinic.nurse.reads()
    assert "Without an outcome this goes on today at 10:0" in reminder
    assert "Next: lead." in reminder
    assert [] == clinic.lead.reads()
    clinic.to(at + timedelta(minutes=60, seconds=5))
    assert 1 == len(clinic.lead.reads())


def test_a_higher_tier_voids_what_was_put_off(clinic: Clinic) -> None:
    """A red flag after a deep look makes it urgent: it stands at the start of its ladder, and cannot be put off."""
    ana = bad_morning(clinic)
    for label in ("Put off", "24 hours", "Bereavement"):
        clinic.nurse.presses(label)
    assert "snoozed" == the_alert(clinic).state

    ana.writes("/menu")
    ana.presses("Something else")
    ana.presses("Cannot keep")
    ana.reads()
    clinic.passes(seconds=5)
    alert = the_alert(clinic)
    assert ("urgent", "raised", 0, None) == (alert.tier, alert.state, alert.rung, alert.owner_id)
    clinic.nurse.reads()
    assert ["I have this", "Open"] == clinic.nurse.labels()
    clinic.nurse.presses("I have this")
    ana.reads()


def test_an_outcome_begun_before_the_tier_rose_closes_nothing(clinic: Clinic) -> None:
    """The nurse is at the last question when a red flag comes: it comes anew, and the old button is void."""
    ana = bad_morning(clinic)
    clinic.nurse.presses("I have this")
    for label in ("Give an outcome", "Yes", "Withdrawal"):
        clinic.nurse.presses(label)
    late = clinic.nurse.data("Contacted")
    ana.writes("/menu")
    ana.presses("Something else")
    ana.presses("Cannot keep")
    ana.reads()
    clinic.passes(seconds=5)
    assert "▲ URGENT" in clinic.nurse.text
    clinic.nurse.presses_data(late, clinic.nurse.last["message_id"])

    assert "This has changed since. Nothing was closed: read it again first." == clinic.nurse.toast
    assert ("urgent", "raised", None) == (the_alert(clinic).tier, the_alert(clinic).state, the_alert(clinic).verdict)
    clinic.nurse.presses("I have this")
    clinic.nurse.presses("Give an outcome")
    clinic.nurse.gives_outcome("Yes", "Withdrawal", "Contacted")
    assert "closed" == the_alert(clinic).state
    ana.reads()


def test_whoever_gives_a_second_outcome_is_told_who_was_first(clinic: Clinic) -> None:
    """Both have the outcome's buttons before them: one is kept, the other reads whose."""
    bad_morning(clinic)
    clinic.passes(minutes=31)
    clinic.nurse.presses("I have this")
    clinic.lead.reads()
    for person in (clinic.nurse, clinic.lead):
        for label in ("Give an outcome", "Yes", "Withdrawal"):
            person.presses(label)
    late = clinic.lead.data("Contacted")
    clinic.nurse.presses("Contacted")
    clinic.lead.presses_data(late, clinic.lead.last["message_id"])

    assert "Nurse M. has already given an outcome." == clinic.lead.toast
    assert clinic.nurse.clinician_id == the_alert(clinic).outcome_by_id


def test_a_call_for_help_where_nobody_was_reached_does_not_vanish(clinic: Clinic) -> None:
    """
    Closed with "not reached": the patient reads, behind the neutral opener, when the team tries again and whom to
    call; the next staffed morning a task asks for it, also of whoever comes after.
    """
    ana = clinic.enrol("Ana")
    clinic.until("18:30")
    ana.presses("Need help now")
    clinic.nurse.presses("I have this")
    ana.reads()
    clinic.nurse.presses("Give an outcome")
    clinic.nurse.gives_outcome("Unclear", "Other", "Not reached")

    assert "Evenkeel has a message for you." == ana.text
    ana.presses("Show")
    assert "Your team tried to reach you today at 18:3" in ana.text
    assert "They will try again tomorrow at 08:00." in ana.text
    assert "112" in ana.text
    (task,) = [task for task in clinic.tasks() if task.kind == "not_reached"]
    assert ("open", clinic.nurse.clinician_id) == (task.state, task.owner_id)

    clinic.until("08:00")
    clinic.passes(seconds=5)
    ana.reads()
    (again,) = clinic.nurse.reads()
    assert "P-014: nobody was reached when A-1003 was closed. Please try again now." in again
    clinic.nurse.presses("Done")
    assert [] == clinic.database.read(tasks.open_of_patient, ana.patient_id, "not_reached")


def test_the_figures_count_who_had_it_first_whoever_has_it_later(clinic: Clinic) -> None:
    """The nurse has it after five minutes and gives it back; the lead has it after an hour: five minutes it is."""
    bad_morning(clinic)
    clinic.passes(minutes=5)
    clinic.nurse.presses("I have this")
    counted = [_median_of_soon(clinic)]
    for staff, label in ((clinic.nurse, "Give back"), (clinic.lead, "I have this")):
        clinic.passes(minutes=30)
        staff.presses(label)
        counted.append(_median_of_soon(clinic))
    first, last = the_alert(clinic).first_acknowledged_at, the_alert(clinic).acknowledged_at
    assert first is not None
    assert last is not None
    assert timedelta(hours=1) <= last - first
    assert 5 <= (counted[0] or 0) < 6
    assert [counted[0]] * 3 == counted
    for person in clinic.people:
        person.reads()


def _median_of_soon(clinic: Clinic) -> float | None:
    since, until = clinic.now - timedelta(days=1), clinic.now + timedelta(days=1)
    burden = clinic.database.read(figures.burden, clinic.clinic, since, until, since.date(), until.date())
    return next(tier.median_min for tier in burden.tiers if tier.tier == "soon")


def kept(clinic: Clinic, name: str) -> list[str]:
    """What the audit keeps under this name of the steps of the alert, in their order."""
    table, alert = table_of(Audit), the_alert(clinic).id
    rows = clinic.database.read(lambda db: db.all(Audit, table.c.subject == alert, order=table.c.seq))
    return [row.detail[name] for row in rows if name in row.detail]


def test_while_the_team_is_there_it_tries_again_after_an_hour(clinic: Clinic) -> None:
    """Not reached at noon of a working day: the patient reads when, and the task rings then, not the next morning."""
    ana = clinic.enrol("Ana")
    clinic.until("12:00")
    ana.presses("Need help now")
    called = ana.last["message_id"]
    clinic.nurse.presses("I have this")
    ana.reads()
    clinic.nurse.presses("Give an outcome")
    clinic.nurse.gives_outcome("Unclear", "Other", "Not reached")
    ana.presses("Show")
    assert "They will try again today at 13:0" in ana.text
    assert "about this, and could not. This chat is not watched live." in ana.message(called)["text"]

    clinic.passes(minutes=58)
    assert [] == clinic.nurse.reads()
    clinic.passes(minutes=3)
    (again,) = clinic.nurse.reads()
    assert "Please try again now." in again
    clinic.nurse.presses("Done")


def test_a_call_for_help_that_is_given_back_is_nobodys_for_its_person_too(clinic: Clinic) -> None:
    """What said that the nurse has it says that nobody has, then that the lead has: in the message that was read."""
    ana = clinic.enrol("Ana")
    ana.presses("Need help now")
    clinic.nurse.presses("I have this")
    ana.presses("Show")
    told = ana.last["message_id"]
    assert "Nurse M. from your team has seen this" in ana.text
    clinic.nurse.presses("Give back")
    assert "Nobody from your team has confirmed yet. We keep trying." in ana.message(told)["text"]

    clinic.lead.presses("I have this")
    ana.reads()
    assert "Dr R. from your team has seen this" in ana.message(told)["text"]


def test_a_tier_that_rises_days_later_promises_no_time_that_is_over(clinic: Clinic) -> None:
    """
    Raised as soon, urgent three days later: the patient is told anew, with a time that lies ahead, and that nobody has
    confirmed only once the ladder has gone round since then.
    """
    ana = clinic.enrol("Ana")
    ana.answers(**{**BAD_MORNING, "dose": "ran_out"})
    alert = the_alert(clinic)
    clinic.to(clinic.now + timedelta(days=3))
    standing = the_alert(clinic)
    clinic.database.transact(alerts.hold_again, clinic.now, standing, clinic.clinic, "urgent")
    clinic.database.transact(receipts.tell_raised, clinic.now, alert.patient_id)
    promised = the_alert(clinic).promised_by
    assert promised is not None
    assert clinic.now < promised
    clinic.passes(minutes=25)
    ana.reads()
    assert [] == [note.kind for note in clinic.database.read(notes.about, alert.id) if note.kind == "nobody_yet"]
    clinic.passes(minutes=11)
    assert ["nobody_yet"] == [
        note.kind for note in clinic.database.read(notes.about, alert.id) if note.kind == "nobody_yet"
    ]
    for person in (ana, clinic.nurse, clinic.lead):
        person.reads()
