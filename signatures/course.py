"""
One person's course in an opioid use disorder programme: the little that both scores remember from day to day.

A course is stepped once for every day, in order; it never looks ahead. The same steps serve one patient and a cohort.
"""

from dataclasses import dataclass

KEPT_DAYS = 112
_KEPT = (1 << KEPT_DAYS) - 1
DOSE_DAYS = 14
RECENT_HALF_LIFE, OWN_HALF_LIFE = 14.0, 60.0
FRESH_GRADE_DAYS = 28
GRADES_FOR_A_RISE = 4
MILD = 1
CLEAN_DAYS = 7
INJECTION = "naltrexone_injection"
COVER_DAYS, COVER_ENDS_DAYS = 28, 42


@dataclass(frozen=True)
class CourseDay:
    """
    What is known of one day at its end.

    `day` counts from the start of the programme (day 0; earlier days are negative and tell of the time before).
    `urine` is True when opioids other than the own medicine were found, False when not, None when none was given.
    `reported`, `stimulant` and `sedative` were reported by the person; False means none or not reported. `dose_mg` is
    the medicine of that day (an injection is any value above 0). `grade` is a withdrawal grade, 0 none to 3 severe.
    """

    day: int
    reported: bool = False
    urine: bool | None = None
    stimulant: bool = False
    sedative: bool = False
    contact: bool = False
    dose_mg: float = 0.0
    grade: int | None = None

    @property
    def used(self) -> bool:
        """Whether an opioid beside the own medicine was reported or found on this day."""
        return self.reported or self.urine is True


@dataclass(frozen=True)
class Start:
    """
    What was known at the start; None where it was not asked.

    `medicine` is a class of medicine as in withdrawal_profiles.toml; `use_days` the days of opioid use in the 28
    before; `pain` 0 none, 1 mild to moderate, 2 severe; `anxiety` and `depression` a history of it, yes or no.
    """

    programme: str
    medicine: str = "unknown"
    use_days: float | None = None
    pain: float | None = None
    anxiety: bool | None = None
    depression: bool | None = None


@dataclass(frozen=True)
class Plan:
    """
    The dose plan, in days of the programme: when this treatment began, when its taper begins and ends.

    `is_second` when an earlier treatment in the same programme came before. Without a planned taper both ends are None.
    """

    began: int = 0
    taper_from: int | None = None
    taper_until: int | None = None
    is_second: bool = False

    def progress(self, day: int) -> float:
        """How much of the planned taper is over on that day, 0 to 1; 0 where none is planned."""
        if self.taper_from is None or self.taper_until is None:
            return 0.0
        return min(max((day - self.taper_from) / (self.taper_until - self.taper_from), 0.0), 1.0)

    def days_after(self, day: int) -> float | None:
        """Days since the planned end of the taper; None before it and where none is planned."""
        return None if self.taper_until is None or day < self.taper_until else float(day - self.taper_until)


class Course:
    """
    What the scores know of one person after the days stepped so far.

    Days are kept as bits, the newest lowest, for the last 112 days; doses for 14 days.
    """

    __slots__ = (
        "_doses", "_found", "_grades", "_own", "_recent", "_reported", "_sedative", "_stimulant", "_streak", "_used",
        "clean_days", "dose_fell_days", "grade", "grade_days", "last_dose", "plan", "returns", "rise",
        "since_contact", "since_injection", "start", "today",
    )  # fmt: skip

    def __init__(self, start: Start, plan: Plan | None = None) -> None:
        self.start = start
        self.plan = plan if plan is not None else Plan()
        self.today: int | None = None
        self._used = self._reported = self._found = self._stimulant = self._sedative = 0
        self._doses: list[float] = []
        self.last_dose = 0.0
        self.dose_fell_days: int | None = None
        self.since_contact: int | None = None
        self.since_injection: int | None = None
        self._streak = 0
        self.returns = 0
        self.clean_days = 0
        self._grades: list[int] = []
        self.grade: int | None = None
        self.grade_days: int | None = None
        self.rise = 0.0
        self._recent = (0.0, 0.0)
        self._own = (0.0, 0.0)

    def step(self, day: CourseDay, plan: Plan | None = None) -> None:
        """Takes in one more day; ValueError when days are left out. A changed plan is known from this day on."""
        if self.today is not None and day.day != self.today + 1:
            raise ValueError(f"Day {day.day} does not follow day {self.today}. Step every day, also the empty ones.")
        self.today = day.day
        if plan is not None:
            self.plan = plan
        self._use(day)
        self._medicine(day)
        self._withdrawal(day)
        self.since_contact = 0 if day.contact else _later(self.since_contact)

    def _use(self, day: CourseDay) -> None:
        self._used = (self._used << 1 | day.used) & _KEPT
        self._reported = (self._reported << 1 | day.reported) & _KEPT
        self._found = (self._found << 1 | (day.urine is True)) & _KEPT
        self._stimulant = (self._stimulant << 1 | day.stimulant) & _KEPT
        self._sedative = (self._sedative << 1 | day.sedative) & _KEPT
        if day.used:
            if self._streak >= CLEAN_DAYS and day.day >= 1:
                self.returns += 1
            self._streak = 0
        else:
            self._streak += 1
            if self._streak > CLEAN_DAYS and day.day >= 1:
                self.clean_days += 1

    def _medicine(self, day: CourseDay) -> None:
        if self.is_injected:
            self.since_injection = 0 if day.dose_mg > 0 else _later(self.since_injection)
            return
        self._doses = [*self._doses[-(DOSE_DAYS - 1) :], day.dose_mg]
        fell = 0 < day.dose_mg < self.last_dose
        self.dose_fell_days = 0 if fell else _later(self.dose_fell_days)
        if day.dose_mg > 0:
            self.last_dose = day.dose_mg

    def _withdrawal(self, day: CourseDay) -> None:
        self._recent = _fade(self._recent, RECENT_HALF_LIFE)
        self._own = _fade(self._own, OWN_HALF_LIFE)
        if day.grade is None:
            self.grade_days = _later(self.grade_days)
            return
        earlier = sorted(self._grades)
        self._grades.append(day.grade)
        self.grade, self.grade_days = day.grade, 0
        self._recent = (self._recent[0] + 1, self._recent[1] + day.grade)
        self._own = (self._own[0] + 1, self._own[1] + (day.grade >= MILD))
        middle = len(earlier) // 2
        if len(earlier) + 1 >= GRADES_FOR_A_RISE:
            median = earlier[middle] if len(earlier) % 2 else (earlier[middle - 1] + earlier[middle]) / 2
            self.rise = min(max(day.grade - median, 0.0), 3.0)

    @property
    def is_injected(self) -> bool:
        """Whether the medicine is an injection: rules about daily doses do not apply."""
        return self.start.medicine == INJECTION

    @property
    def days_since_use(self) -> int:
        """Days since an opioid was reported or found, 0 = today, at most 112."""
        return _since(self._used)

    def use_days(self, days: int) -> int:
        """On how many of the last days, today included, an opioid was reported or found."""
        return _count(self._used, days)

    def positive_urines(self, days: int) -> int:
        """How many urines of the last days held an opioid."""
        return _count(self._found, days)

    def stimulant_days(self, days: int) -> int:
        """Stimulant days reported in the last days."""
        return _count(self._stimulant, days)

    def sedative_days(self, days: int) -> int:
        """Sedative days reported in the last days."""
        return _count(self._sedative, days)

    @property
    def days_since_report(self) -> int:
        """Days since an opioid was reported, 0 = today, at most 112."""
        return _since(self._reported)

    @property
    def days_since_sedative(self) -> int:
        """Days since a sedative was reported, 0 = today, at most 112."""
        return _since(self._sedative)

    @property
    def returns_per_week(self) -> float:
        """Returns to use after 7 clean days, per week spent beyond 7 clean days; shrunk, so that it starts at 1/6."""
        return (self.returns + 1) / (self.clean_days / 7 + 6)

    @property
    def mean_dose(self) -> float | None:
        """Mean mg a day over the last 7 days, None for injections."""
        return None if self.is_injected else sum(self._doses[-7:]) / 7

    @property
    def dose_fall(self) -> float:
        """1 minus the 7-day mean dose over that of the 7 days before, 0 to 1; 0 for injections."""
        last, before = sum(self._doses[-7:]), sum(self._doses[:-7])
        return min(max(1 - last / before, 0.0), 1.0) if before > 0 else 0.0

    @property
    def cover(self) -> float:
        """How far an injection still protects: 1 for 28 days, then falling to 0 on day 42; 0 without one."""
        if self.since_injection is None:
            return 0.0
        return min(max((COVER_ENDS_DAYS - self.since_injection) / (COVER_ENDS_DAYS - COVER_DAYS), 0.0), 1.0)

    @property
    def fresh_rise(self) -> float:
        """The latest grade (at most 28 days old) above the median of at least three earlier ones, 0 to 3; else 0."""
        return self.rise if self.grade_days is not None and self.grade_days <= FRESH_GRADE_DAYS else 0.0

    @property
    def highest_grade(self) -> int | None:
        """The highest grade so far."""
        return max(self._grades, default=None)

    @property
    def recent_grade(self) -> float | None:
        """The mean grade, the newer counting more (half after 14 days)."""
        return self._recent[1] / self._recent[0] if self._recent[0] > 0 else None

    @property
    def own_share(self) -> float | None:
        """The share of assessments with withdrawal, the newer counting more (half after 60 days), shrunk to 1/2."""
        return (self._own[1] + 0.5) / (self._own[0] + 1) if self._grades else None


def _later(days: int | None) -> int | None:
    return None if days is None else days + 1


def _fade(sums: tuple[float, float], half_life: float) -> tuple[float, float]:
    keep: float = 0.5 ** (1 / half_life)
    return sums[0] * keep, sums[1] * keep


def _count(bits: int, days: int) -> int:
    return (bits & ((1 << days) - 1)).bit_count()


def _since(bits: int) -> int:
    return (bits & -bits).bit_length() - 1 if bits else KEPT_DAYS
