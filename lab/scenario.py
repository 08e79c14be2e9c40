"""
The guided scenario: an ordinary fortnight, a dose step, two bad mornings.

Ana's answers are made up for the demonstration; everything they cause is done by the real bot.
"""

from collections.abc import Callable
from datetime import timedelta
from zoneinfo import ZoneInfo

from lab.people import CARE_TEAM, Office, Person
from prompts.schedule import local_day
from storage import people

Progress = Callable[[str], None]
NAMES = ("Ana", "Ben", "Carla", "Daniel", "Elena", "Farid", "Greta", "Hugo")
NURSE, LEAD = "Nurse M.", "Dr R."
DAYS = 14
# pain, mood, sleep, craving: a little up and down, as ordinary days are
FORTNIGHT = (
    (5, 5, 6, 2),
    (4, 6, 6, 2),
    (5, 5, 7, 1),
    (6, 5, 6, 2),
    (5, 6, 6, 3),
    (5, 5, 5, 2),
    (4, 5, 6, 2),
)
STEP_MORNING = (5, 5, 6, 2)
FIRST_BAD = ((8, 2, 3, 5), ("sweats", "restless", "cramps"), 5)
SECOND_BAD = ((7, 3, 2, 5), ("sweats", "restless", "aches"), 6)
MG_BEFORE, MG_AFTER = 40.0, 36.0


class Cast:
    """The people of the sample clinic, as they are found in the sandbox or join it."""

    def __init__(self, office: Office) -> None:
        self.office = office

    async def nurse(self) -> Person:
        """The nurse on call."""
        return await self._member(NURSE, "nurse")

    async def lead(self) -> Person:
        """The lead, who is told when nobody has taken an alert."""
        return await self._member(LEAD, "lead")

    async def _member(self, label: str, role: str) -> Person:
        state = await self.office.sandbox.state(1)
        for chat in state["chats"]:
            if chat["title"] == label and chat["tag"] == CARE_TEAM and chat["user_id"] is not None:
                return Person(self.office.sandbox, label, chat["user_id"])
        return await self.office.joins(label, role)


async def opening(office: Office) -> None:
    """What a newcomer finds: a nurse and a lead who have answered their drills, a patient with an open invitation."""
    cast = Cast(office)
    await cast.nurse()
    await cast.lead()
    if not await office.database.reading(people.patients, office.clinic.id):
        await office.invites(NAMES[0], "taper")


async def whole_story(office: Office, progress: Progress) -> None:
    """An ordinary fortnight, a dose step, two bad mornings; the alert is taken late and closed with an outcome."""
    cast = Cast(office)
    progress("The care team joins and answers a drill")
    await cast.nurse()
    lead = await cast.lead()
    ana = await fortnight(office, progress)
    await next_morning(office)
    progress("A bad morning: one alert reaches the nurse")
    await bad_morning(ana, FIRST_BAD)
    progress("Nobody takes it: after 30 minutes the lead is told")
    await office.sandbox.advance(30 * 60)
    progress(f"The lead takes it, and {ana.name} learns who")
    await lead.presses("take")
    await next_morning(office)
    progress("A second bad morning adds evidence to the same alert")
    await bad_morning(ana, SECOND_BAD)
    progress("The lead has called, and closes the alert with what was found")
    await lead.presses("outcome", "o=true", "o=true=withdrawal", "o=true=withdrawal=contacted")


async def fortnight(office: Office, progress: Progress) -> Person:
    """A new patient lives fourteen ordinary days; then the dose is lowered by a tenth; the next morning is as usual."""
    enrolled = await office.database.reading(people.patients, office.clinic.id)
    name = NAMES[len(enrolled) % len(NAMES)]
    progress(f"{name} opens the invitation and agrees")
    ana, ref = await office.invites(name, "taper")
    await ana.presses("agree", "scope-yes")
    now = await office.sandbox.now()
    await office.records_dose(ref, MG_BEFORE, local_day(now, office.clinic.zone) - timedelta(days=60))
    for day in range(DAYS):
        progress(f"An ordinary fortnight: day {day + 1} of {DAYS}")
        if day:
            await next_morning(office)
        await ordinary(ana, FORTNIGHT[day % len(FORTNIGHT)])
    progress("The dose is lowered from 40 to 36 mg")
    await office.records_dose(ref, MG_AFTER)
    await next_morning(office)
    await ordinary(ana, STEP_MORNING)
    return ana


async def next_morning(office: Office) -> None:
    """Moves to a quarter past nine of the next day, when the check-in has come."""
    here = (await office.sandbox.now()).astimezone(ZoneInfo(office.clinic.zone))
    morning = (here + timedelta(days=1)).replace(hour=9, minute=15, second=0, microsecond=0)
    await office.sandbox.to(morning)


async def ordinary(ana: Person, scores: tuple[int, int, int, int]) -> None:
    """A morning like others: no bodily signs, the medicine as planned."""
    await ana.answers(dict(zip(("pain", "mood", "sleep", "craving"), scores, strict=True)), (), 0)


async def bad_morning(ana: Person, morning: tuple[tuple[int, int, int, int], tuple[str, ...], int]) -> None:
    """A morning with more pain, worse sleep, lower mood and bodily signs."""
    scores, body, bother = morning
    await ana.answers(dict(zip(("pain", "mood", "sleep", "craving"), scores, strict=True)), body, bother)
