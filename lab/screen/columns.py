"""
The days of many people by column: what the daily check-in asks, as the rules read it (higher is worse).

Only people whose days hold nothing else are put into columns; who told or was seen more goes through the rules day by
day. So do those whose dose plan or medicine changes, because their own usual may then be that of before the change.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from lab.diary import DiaryDay, DiaryPerson
from lab.learning.tools import numpy
from signatures.days import Day, History
from signatures.doses import DoseHistory
from signatures.overdose_window import AGONISTS
from signatures.pack import Pack

REVERSED = {"low_mood": "mood", "poor_sleep": "sleep", "no_enjoy": "enjoyment"}
AS_ASKED = ("pain", "craving", "stress")
CHANNELS = ("pain", "low_mood", "poor_sleep", "aut", "aut_n", "craving", "stress", "no_enjoy")
PLAIN = (*AS_ASKED, *REVERSED.values(), "anxiety", "activity", "body", "body_count", "dose_taken")
TOLD, SEEN = ("extra_doses", "other_use", "contact"), ("withdrawal_grade", "peg", "phq4")
MOST_DAYS = 1100  # a column has a cell for every day of the longest stay, so one date far off would fill the memory
NOT_KNOWN, OTHERWISE, MORE, LESS, RAN_OUT = -1, 0, 1, 2, 3
DOSES = {"more": MORE, "less": LESS, "ran_out": RAN_OUT, "declined": NOT_KNOWN}


@dataclass(frozen=True)
class Columns:
    """
    A day a row and a person a column, counted from the first day of each; -1 where nothing was answered.

    `values` by channel 0..10; `dose` as DOSES; `heard`: anything was answered; `missed`: asked, and nothing was;
    `in_window`: inside the window of a dose event; by person the class of `medicines`, `daily_doses`, whether rules
    about doses apply, and the `last` day.
    """

    values: dict[str, Any]
    dose: Any
    heard: Any
    missed: Any
    in_window: Any
    medicines: tuple[str, ...]
    daily_doses: Any
    last: Any


def fits(person: DiaryPerson, pack: Pack) -> bool:
    """Whether the columns hold everything that is known of a person."""
    if not person.days or (person.days[-1].on - person.days[0].on).days >= MOST_DAYS:
        return False
    if any(getattr(day, name) for day in person.days for name in TOLD):
        return False
    if any(getattr(day, name) is not None for day in person.days for name in SEEN):
        return False
    named = {(day.programme, day.medicine, day.phase, day.dose_plan_mg) for day in person.days}
    for at in range(4):
        if len({one[at] for one in named} - {None}) > 1:
            return False
    doses = [day.dose_taken for day in person.days]
    medicine = next((one[1] for one in named if one[1] is not None), "unknown")
    profile = pack.profile(medicine)
    starts = any(one[3] is not None for one in named)
    if (starts and profile.induction_days is not None) or any(one[3] == 0 for one in named):
        return False
    if medicine in AGONISTS and sum(dose in ("less", "ran_out") for dose in doses) >= pack.overdose_window.missed_days:
        return False
    return doses.count("ran_out") < min(pack.overdose_window.without_days, pack.withdrawal.without_days)


def columns_of(people: Sequence[DiaryPerson], pack: Pack) -> Columns:
    """The columns of people who fit."""
    np = numpy()
    last = np.array([(one.days[-1].on - one.days[0].on).days for one in people])
    shape = (int(last.max()) + 1, len(people))
    values = {channel: np.full(shape, -1, dtype=np.int8) for channel in CHANNELS}
    dose = np.full(shape, NOT_KNOWN, dtype=np.int8)
    heard, missed = np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool)
    for at, one in enumerate(people):
        first = one.days[0].on
        for day in one.days:
            n = (day.on - first).days
            for channel, value in channels_of(day):
                values[channel][n, at] = value
            if day.dose_taken is not None:
                dose[n, at] = DOSES.get(day.dose_taken, OTHERWISE)
            heard[n, at] = is_heard = any(getattr(day, name) is not None for name in (*PLAIN, "other_use"))
            missed[n, at] = bool(one.asks) and not is_heard
    medicines = [next((d.medicine for d in one.days if d.medicine is not None), "unknown") for one in people]
    daily = np.array([pack.profile(medicine).daily_doses for medicine in medicines])
    return Columns(values, dose, heard, missed, windows_of(dose, medicines, pack), tuple(medicines), daily, last)


def channels_of(day: DiaryDay) -> list[tuple[str, int]]:
    """The day's answers as the rules read them (signatures.days)."""
    told = [(name, getattr(day, name)) for name in AS_ASKED]
    told += [(channel, None if (v := getattr(day, name)) is None else 10 - v) for channel, name in REVERSED.items()]
    count, bother = day.body_count, day.body
    if count is not None or bother == 0:
        told.append(("aut_n", count or 0))
    if count == 0 or bother == 0:
        told.append(("aut", 1 if count else 0))
    elif bother is not None:
        told.append(("aut", bother))
    return [(channel, value) for channel, value in told if value is not None]


def windows_of(dose: Any, medicines: Sequence[str], pack: Pack) -> Any:
    """Which days lie inside the window of a dose event, for people whose plan does not change."""
    np = numpy()
    found = np.zeros(dose.shape, dtype=bool)
    zero = date(2001, 1, 1)
    for at in np.nonzero((dose >= LESS).any(axis=0))[0]:
        days = {
            on: Day(on, dose="ran_out" if dose[n, at] == RAN_OUT else "less")
            for n in np.nonzero(dose[:, at] >= LESS)[0]
            for on in (zero + timedelta(days=int(n)),)
        }
        doses = DoseHistory(History(zero, medicine_class=medicines[at]), days, pack)
        for window in doses.windows:
            found[(window.opened_on - zero).days : (window.ends_on - zero).days + 1, at] = True
    return found
