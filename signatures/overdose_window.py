"""
O, the overdose-risk window (CLINICAL 3.8): the body tolerates less than before, or several medicines add up.

It asks for a call now. It never says that somebody will use, and it never blames anybody who does.
"""

from dataclasses import dataclass, replace
from datetime import date

from signatures.baseline import OwnUsual
from signatures.days import Day, EventKind, History, MedicineClass, last_days
from signatures.doses import DoseHistory
from signatures.evidence import Tier
from signatures.pack import OverdoseNumbers

AGONISTS = (MedicineClass.methadone, MedicineClass.buprenorphine)
DEPRESSANTS = ("alcohol", "sedative")
SEDATING = (EventKind.alcohol, EventKind.sedative, EventKind.gabapentinoid)


@dataclass(frozen=True)
class Risk:
    """
    What stands on one day. `tolerance` names why the body may tolerate less, None if nothing says so; `wish` that
    craving, an extra dose or a thought of using goes with it; `use` that use was told.
    """

    tolerance: str | None = None
    wish: bool = False
    use: bool = False
    mixed: bool = False
    agonist_missed: bool = False
    in_hospital: bool = False


def overdose_window(risk: Risk) -> tuple[Tier, tuple[str, ...]] | None:
    """
    An opioid together with alcohol, a sedative or a gabapentinoid, and an extra dose or heavy drowsiness: urgent.

    Tolerance likely lower - days without an opioid, a dose halved, agonist treatment left - with use told: urgent; with
    craving, an extra dose or a thought of using: soon. Methadone or buprenorphine missed for days: soon. In hospital
    others watch over tolerance, so only the first stands.
    """
    urgent, soon = [], []
    if risk.mixed:
        urgent.append("O-urgent-mixed")
    if not risk.in_hospital:
        if risk.tolerance is not None and risk.use:
            urgent.append("O-urgent-use")
        elif risk.tolerance is not None and risk.wish:
            soon.append("O-soon-tolerance")
        if risk.agonist_missed:
            soon.append("O-soon-agonist-missed")
    rules = (*urgent, *soon)
    if not rules:
        return None
    return Tier.urgent if urgent else Tier.soon, rules


class OverdoseRisk:
    """Reads one patient's days for the overdose-risk window."""

    def __init__(self, history: History, days: dict[date, Day], doses: DoseHistory, craving: OwnUsual) -> None:
        self._history = history
        self._days = days
        self._doses = doses
        self._craving = craving
        self._left_on = tuple(e.on for e in history.events if e.kind == EventKind.left_treatment)
        self._dose_missed = {on for on, day in days.items() if _missed(day)}
        self._dose_told = {on for on, day in days.items() if day.dose is not None or _missed(day)}

    def on(self, today: date, numbers: OverdoseNumbers) -> Risk:
        """What stands on this day; an answer or an event of the day itself has to say so."""
        day = self._days.get(today)
        return Risk() if day is None else self._of(day, today, numbers)

    def told(self, today: date, numbers: OverdoseNumbers) -> Risk:
        """What stands on this day by its events alone, whatever was answered."""
        day = self._days.get(today)
        return Risk() if day is None else self._of(replace(day, values={}, dose=None, other_use=()), today, numbers)

    def answered(self, today: date, numbers: OverdoseNumbers) -> tuple[str, ...]:
        """The items whose answers on this day tell of risk by themselves."""
        day = self._days[today]
        telling = {
            "dose": day.dose in ("more", "less", "ran_out"),
            "other_use": bool(day.other_use),
            "craving": self._craves(day, numbers),
        }
        return tuple(item for item, is_told in telling.items() if is_told)

    def _of(self, day: Day, today: date, numbers: OverdoseNumbers) -> Risk:
        return Risk(
            tolerance=self._tolerance(today, numbers),
            wish=self._has_wish(day, numbers),
            use=day.says(EventKind.other_opioid) or "opioid" in day.other_use,
            mixed=_is_mixed(day),
            agonist_missed=self._agonist_missed(day, numbers),
            in_hospital=self._history.in_hospital(today),
        )

    def _tolerance(self, today: date, numbers: OverdoseNumbers) -> str | None:
        if self._doses.days_without(today) >= numbers.without_days:
            return "days-without"
        if any(0 <= (today - left).days <= numbers.left_days for left in self._left_treatment()):
            return "left-treatment"
        if self._doses.fell_to(today, numbers.fall_span_days) <= 1 - numbers.fall_share:
            return "dose-fall"
        return None

    def _left_treatment(self) -> tuple[date, ...]:
        stopped = self._doses.stops if self._history.medicine_class in AGONISTS else ()
        return (*self._left_on, *stopped)

    def _has_wish(self, day: Day, numbers: OverdoseNumbers) -> bool:
        if day.says(EventKind.considering_other_source, EventKind.extra_dose) or day.dose == "more":
            return True
        return self._craves(day, numbers)

    def _craves(self, day: Day, numbers: OverdoseNumbers) -> bool:
        if "craving" not in day.values:
            return False
        change = self._craving.on(day.on).delta(day, "craving")
        is_up = change is not None and self._craving.on(day.on).is_usable and change >= numbers.craving_delta
        return is_up or day.values["craving"] >= numbers.craving_high

    def _agonist_missed(self, day: Day, numbers: OverdoseNumbers) -> bool:
        """Missed today, and on enough of the days in a row on which the medicine was told of."""
        if self._history.medicine_class not in AGONISTS or not _missed(day):
            return False
        told = [day for day in last_days(day.on, numbers.missed_span_days) if day in self._dose_told]
        latest = told[: numbers.missed_days]
        return len(latest) == numbers.missed_days and all(d in self._dose_missed for d in latest)


def _missed(day: Day) -> bool:
    return day.dose in ("less", "ran_out") or day.says(EventKind.missed_dose, EventKind.ran_out)


def _is_mixed(day: Day) -> bool:
    opioid = day.dose in ("as_planned", "less", "more") or day.says(EventKind.other_opioid, EventKind.extra_dose)
    opioid = opioid or "opioid" in day.other_use
    other = any(kind in day.other_use for kind in DEPRESSANTS) or day.says(*SEDATING)
    heavy = day.dose == "more" or day.says(EventKind.extra_dose, EventKind.very_drowsy)
    return opioid and other and heavy
