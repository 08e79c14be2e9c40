"""
A made-up cohort as columns, for the bench of the replay: the six items of the daily check-in, one byte each.

People are drawn as in the benchmark of made-up people (CLINICAL 7): most are stable, one in ten goes through moderate
withdrawal now and then, and a quarter of the days stay without an answer.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from lab.diary import DiaryDay, DiaryPerson, on_day
from lab.learning.tools import numpy
from lab.screen.columns import DOSES, NOT_KNOWN, OTHERWISE, Columns, windows_of
from lab.synthetic.people import BETWEEN, MEANS, PHI, SHARED, WITHIN, WITHIN_SPREAD
from lab.synthetic.personas import ACUTE, CHANNELS, EXTRA_DOSE, EXTRA_DOSE_HARD, MODERATE
from signatures.days import MedicineClass
from signatures.pack import Pack

ITEMS = ("pain", "mood", "sleep", "craving", "body")
DRAWN = ("pain", "low_mood", "poor_sleep", "craving", "aut")
TURNED = ("mood", "sleep")
MISSING, HARD_SHARE, HARD_EVERY = 0.25, 0.1, 90  # share of days; of people; days between the beginnings, in the mean
MEDICINE = MedicineClass.extended_release.value
BLANK = -1
DOSE_NAMES = {OTHERWISE: "as_planned", **{code: name for name, code in DOSES.items() if code != NOT_KNOWN}}


@dataclass(frozen=True)
class Cohort:
    """
    `items`: pain, mood, sleep, craving and body as asked, by day and person, -1 where nothing was answered; `dose` the
    answer to the sixth, as planned or more, coded as in lab.screen.columns. Every day was asked.
    """

    items: dict[str, Any]
    dose: Any

    @property
    def bytes(self) -> int:
        """How much memory the answers take."""
        return int(self.dose.nbytes + sum(held.nbytes for held in self.items.values()))

    @property
    def days(self) -> int:
        """How many days of people there are."""
        return int(self.dose.size)

    def part(self, people: slice) -> "Cohort":
        """Those people only."""
        return Cohort({key: held[:, people] for key, held in self.items.items()}, self.dose[:, people])

    def columns(self, pack: Pack) -> Columns:
        """The same answers as the rules read them: higher is worse."""
        np = numpy()
        values = {key: np.where(self.items[key] < 0, BLANK, self.items[key]) for key in ("pain", "craving")}
        for turned, channel in (("mood", "low_mood"), ("sleep", "poor_sleep")):
            values[channel] = np.where(self.items[turned] < 0, BLANK, 10 - self.items[turned])
        blank = np.full_like(self.dose, BLANK)
        values |= {"aut": self.items["body"], "aut_n": np.where(self.items["body"] == 0, 0, BLANK).astype(np.int8)}
        values |= {"stress": blank, "no_enjoy": blank}
        heard = self.dose >= 0
        for held in self.items.values():
            heard |= held >= 0
        people = self.dose.shape[1]
        inside = windows_of(self.dose, [MEDICINE] * people, pack)
        daily = np.full(people, pack.profile(MEDICINE).daily_doses)
        last = np.full(people, self.dose.shape[0] - 1)
        return Columns(values, self.dose, heard, ~heard, inside, (MEDICINE,) * people, daily, last)

    def person(self, at: int, first: int = 0, last: int | None = None) -> DiaryPerson:
        """One person's diary from one day to another, counted from 0."""
        last = self.dose.shape[0] - 1 if last is None else last
        rows = zip(*(self.items[key][first : last + 1, at].tolist() for key in ITEMS), strict=True)
        doses = self.dose[first : last + 1, at].tolist()
        start = on_day(first)
        days = []
        for n, (row, dose) in enumerate(zip(rows, doses, strict=True)):
            told = (None if value < 0 else value for value in row)
            pain, mood, sleep, craving, body = told
            on = start + timedelta(days=n)
            taken = DOSE_NAMES.get(dose)
            days.append(DiaryDay(on, pain, mood, sleep, craving, body, None, taken, medicine=MEDICINE))
        return DiaryPerson(f"P{at}", tuple(days))


def cohort(people: int, days: int, seed: int) -> Cohort:
    """So many people and days; the same seed gives the same answers on every machine with the same NumPy."""
    np = numpy()
    rng = np.random.default_rng(seed)
    at = [CHANNELS.index(channel) for channel in DRAWN]
    usual = rng.normal([MEANS[n] for n in at], [BETWEEN[n] for n in at], (people, len(at)))
    spread = np.array([WITHIN[n] for n in at]) * np.exp(rng.normal(0.0, WITHIN_SPREAD, (people, len(at))))
    adds, hard = _hard(rng, people, days)
    effect = np.array([MODERATE[n] for n in at])
    found = {key: np.empty((days, people), dtype=np.int8) for key in ITEMS}
    dose = np.empty((days, people), dtype=np.int8)
    state = _new(rng, people, len(at))
    for day in range(days):
        state = PHI * state + np.sqrt(1 - PHI**2) * _new(rng, people, len(at))
        values = np.clip(np.rint(usual + spread * state + adds[day, :, None] * effect), 0, 10).astype(np.int8)
        missing = rng.random(people) < MISSING
        for n, key in enumerate(ITEMS):
            found[key][day] = np.where(missing, BLANK, 10 - values[:, n] if key in TURNED else values[:, n])
        drawn = rng.random(people)
        more = drawn < np.where(hard[day], EXTRA_DOSE_HARD, EXTRA_DOSE)
        dose[day] = np.where(missing, BLANK, np.where(more, DOSES["more"], OTHERWISE))
    return Cohort(found, dose)


def _new(rng: Any, people: int, channels: int) -> Any:
    np = numpy()
    return np.sqrt(SHARED) * rng.normal(size=(people, 1)) + np.sqrt(1 - SHARED) * rng.normal(size=(people, channels))


def _hard(rng: Any, people: int, days: int) -> tuple[Any, Any]:
    """How much of moderate withdrawal each day adds, for the people who go through it."""
    np = numpy()
    adds = np.zeros((days, people))
    for person in np.flatnonzero(rng.random(people) < HARD_SHARE):
        for start in np.flatnonzero(rng.random(days) < 1 / HARD_EVERY):
            end = min(days, start + len(ACUTE))
            adds[start:end, person] = np.maximum(adds[start:end, person], ACUTE[: end - start])
    return adds, adds > 0
