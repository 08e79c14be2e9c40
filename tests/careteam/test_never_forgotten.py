"""An alert is never forgotten: whatever people and time do to it, it has an owner or a next step until it is closed."""

import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from careteam import alerts, drills, handling, helping, oversight, reaching, tasks
from prompts.schedule import local_day
from storage import addresses, episodes, people
from storage import alerts as stored
from storage import tasks as stored_tasks
from storage.addresses import Chat
from storage.columns import table_of
from storage.database import Db
from storage.tables import Address, Alert, Clinic, Clinician, Patient, Task
from storage.tables_alert import ACTIONS, CAUSES, SNOOZE_REASONS, VERDICTS
from tests import databases
from tests.storage.place import NOW, Place

SIGNATURES = ("withdrawal", "unmet_need", "engagement")
ANY = st.integers(0, 99)


class Team(RuleBasedStateMachine):
    """A nurse, a prescriber and a lead, one patient, and everything that can happen between them."""

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name)
        self.database = databases.open_database(databases.fresh("sqlite", path), path / "patients.keys")
        self.steps: dict[str, int] = {}

    @initialize()
    def people_come(self) -> None:
        """A clinic at work."""
        place = Place(self.database)
        self.patient, _, _ = place.enrolled()
        self.clinic, self.bot = place.clinic.id, place.bot.id
        self.database.transact(self._hire, place.clinic)

    def _hire(self, db: Db, clinic: Clinic) -> None:
        for role in ("prescriber", "lead"):
            people.staff_joined(db, NOW, people.add_clinician(db, NOW, clinic, role, [role], "en").id)
        # few steps a day: each is one more notice to look at, and the ways are to be long
        ladders = {tier: {**ladder, "every_min": 120, "ack_min": 240} for tier, ladder in clinic.ladders.items()}
        db.change(Clinic, table_of(Clinic).c.id == clinic.id, ladders=ladders)
        self.staff = [person.id for person in people.clinicians(db, clinic.id)]
        for number, person in enumerate(self.staff):
            addresses.bind(db, clinic.id, "clinician", person, Chat(self.bot, 100 + number), NOW)

    # -- what begins

    @rule(which=ANY, tier=st.sampled_from(["soon", "soon", "urgent"]))
    def a_pattern_holds(self, which: int, tier: str) -> None:
        """Raised once an episode; held again, perhaps higher, while it stands."""
        self.database.transact(self._holds, SIGNATURES[which % len(SIGNATURES)], tier)

    def _holds(self, db: Db, signature: str, tier: str) -> None:
        patient, clinic = db.get(Patient, self.patient), db.get(Clinic, self.clinic)
        row = episodes.open_explicit(db, self.now, patient, signature, tier, local_day(self.now, "Europe/Madrid"))
        standing = stored.of_episode(db, row.id)
        if standing is None:
            alerts.raise_alert(db, self.now, clinic, patient, row.id, signature, tier)
        elif standing.state != "closed":
            alerts.hold_again(db, self.now, standing, clinic, tier)

    @rule()
    def help_is_called(self) -> None:
        """By button."""
        self.database.transact(lambda db: helping.help_called(db, self.now, db.get(Patient, self.patient), "button"))

    @rule()
    def a_message_comes(self) -> None:
        """A task for the team."""
        patient = self.patient
        self.database.transact(
            lambda db: tasks.add(db, self.now, db.get(Clinic, self.clinic), "message", patient=db.get(Patient, patient))
        )

    @rule(who=ANY)
    def a_drill_is_sent(self, who: int) -> None:
        """To one of them."""
        self._by(who, lambda db, person: drills.send(db, self.now, db.get(Clinic, self.clinic), person))

    # -- what people do

    @rule(which=ANY, who=ANY)
    def somebody_takes_it(self, which: int, who: int) -> None:
        """Any of them, whoever has it."""
        self._with(which, who, lambda db, alert, person: alerts.acknowledge(db, self.now, alert.id, person))

    @rule(which=ANY, who=ANY, hours=st.integers(1, 24), why=st.sampled_from(SNOOZE_REASONS))
    def somebody_puts_it_off(self, which: int, who: int, hours: int, why: str) -> None:
        """For some hours."""
        length = timedelta(hours=hours)
        self._with(which, who, lambda db, alert, one: handling.snooze(db, self.now, alert.id, one, length, why))

    @rule(which=ANY, who=ANY, to=ANY)
    def somebody_offers_it(self, which: int, who: int, to: int) -> None:
        """To any of them, themselves too."""

        def offers(db: Db, alert: Alert, person: Clinician) -> object:
            return handling.offer(db, self.now, alert.id, person, db.get(Clinician, self.staff[to % len(self.staff)]))

        self._with(which, who, offers)

    @rule(which=ANY, who=ANY, step=st.sampled_from([handling.accept, handling.decline, handling.give_back]))
    def somebody_answers(self, which: int, who: int, step: Callable[..., object]) -> None:
        """Takes over, cannot, gives back."""
        self._with(which, who, lambda db, alert, person: step(db, self.now, alert.id, person))

    @rule(which=ANY, who=ANY, how=st.tuples(*map(st.sampled_from, (VERDICTS, CAUSES, ACTIONS))))
    def somebody_gives_an_outcome(self, which: int, who: int, how: tuple[str, str, str]) -> None:
        """Any of them."""

        def gives(db: Db, alert: Alert, person: Clinician) -> object:
            return alerts.close_with_outcome(db, self.now, alert.id, person, alerts.shown_key(db, alert), *how)

        self._with(which, who, gives)

    @rule(which=ANY, how=st.sampled_from(["cleared", "corrected"]))
    def the_pattern_goes(self, which: int, how: str) -> None:
        """Settled, or taken back."""

        def goes(db: Db, alert: Alert, _: Clinician) -> None:
            if alert.state != "closed" and alert.signature in SIGNATURES:
                alerts.close_by_itself(db, self.now, alert, how)  # type: ignore[arg-type]

        self._with(which, 0, goes)

    @rule(which=ANY, who=ANY)
    def a_task_is_done(self, which: int, who: int) -> None:
        """By any of them."""

        def done(db: Db, person: Clinician) -> None:
            standing = stored_tasks.open_of_clinic(db, self.clinic)
            if standing:
                tasks.done(db, self.now, standing[which % len(standing)].id, person)

        self._by(who, done)

    @rule(who=ANY, is_back=st.booleans())
    def somebody_is_lost_or_back(self, who: int, is_back: bool) -> None:
        """Their chat blocks the bot, or lets it in again; all of them may."""

        def change(db: Db, person: Clinician) -> None:
            address = db.first(Address, table_of(Address).c.owner_id == person.id)
            assert address is not None
            (reaching.address_back if is_back else reaching.address_lost)(db, self.now, address)

        self._by(who, change)

    # -- time

    @rule(minutes=st.sampled_from([1, 11, 61, 240, 1440, 3 * 1440]))
    def time_passes(self, minutes: int) -> None:
        """As the tick does it: every step that falls due on the way is taken, each at its time."""
        until = self.now + timedelta(minutes=minutes)
        for _ in range(2000):
            at = self.database.read(self._next_at)
            if at is None or at > until:
                break
            self.now = max(self.now, at)
            self.database.transact(self._due)
        else:
            raise AssertionError("something is due again and again")
        self.now = until

    def _next_at(self, db: Db) -> object:
        return db.earliest(stored.WAKES)

    def _due(self, db: Db) -> None:
        for alert in stored.step_due(db, self.now):
            alerts.escalate_one(db, self.now, alert.id)
        for task in stored_tasks.due_to_step(db, self.now):
            tasks.step_one(db, self.now, task)

    # -- what must hold

    @invariant()
    def nothing_is_forgotten(self) -> None:
        """Each open alert and task has a next step to come, and one that was taken somebody who has it."""
        if hasattr(self, "clinic"):
            self.database.read(self._holds_true)

    def _holds_true(self, db: Db) -> None:
        found = {trouble.name for trouble in oversight.look(db, self.now)}
        assert set() == found & {"steps", "owners"}
        for alert in stored.of_clinic(db, self.clinic):
            assert self.steps.get(alert.id, 0) <= alert.step_no, "the steps never restart"
            self.steps[alert.id] = alert.step_no
            if alert.state == "closed":
                assert alert.next_step_at is None
                assert alert.tier != "urgent" or alert.verdict is not None, "urgent never closes by itself"
                continue
            assert alert.next_step_at is not None
            assert self.now < alert.next_step_at
            assert alert.state == "acknowledged" or (alert.remind_at, alert.offered_to_id) == (None, None)
            assert (alert.owner_id is None) == (alert.state == "raised")
            if alert.state == "snoozed":
                assert alert.tier == "soon"
                assert alert.next_step_at - self.now <= handling.LONGEST_SNOOZE
                assert alert.snooze_reason is not None
        for task in db.all(Task):
            assert task.state == "done" or (task.next_step_at is not None and self.now < task.next_step_at)

    def teardown(self) -> None:
        """Lets go of the file."""
        self.database.close()
        self.folder.cleanup()

    def _by(self, who: int, does: Callable[[Db, Clinician], object]) -> None:
        self.database.transact(lambda db: does(db, db.get(Clinician, self.staff[who % len(self.staff)])))

    def _with(self, which: int, who: int, does: Callable[[Db, Alert, Clinician], object]) -> None:
        def act(db: Db, person: Clinician) -> None:
            known = stored.of_clinic(db, self.clinic)
            if known:
                does(db, known[-1 - which % len(known)], person)

        self._by(who, act)


def test_no_way_leads_to_an_alert_with_neither_owner_nor_next_step() -> None:
    """Some ways of a few dozen steps."""
    run_state_machine_as_test(Team, settings=settings(max_examples=8, stateful_step_count=25, deadline=None))


@pytest.mark.long
def test_no_long_way_leads_to_an_alert_with_neither_owner_nor_next_step() -> None:
    """Many more, and longer ones."""
    run_state_machine_as_test(Team, settings=settings(max_examples=40, stateful_step_count=40, deadline=None))
