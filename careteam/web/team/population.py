"""Population: how the clinic's weeks go as figures, each with what it is to be measured by. No patient is named."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from careteam import fatigue, figures, looks
from careteam.attendance import ORDER
from careteam.bars import Bar, Range, Strip, bars, columns, ranges
from careteam.fatigue import Limits
from careteam.figures import Burden, OfSignature, OfTier, Week
from careteam.looks import Missed
from careteam.signing_in import Staff
from careteam.web.team.drawing import Frame, draw, length_of, staff_words
from careteam.web.team.pages import Asked, Drawn, Page
from careteam.web.team.picture import NARROW, WIDE, Picture
from prompts.schedule import local_day
from prompts.times import day as day_in_words
from prompts.wording import Words
from storage.database import Db
from storage.tables import Clinic

LENGTHS = (4, 12, 52)  # weeks
BECAME = ("answered", *(how for how in ORDER if how != "open"))


@dataclass(frozen=True)
class Population:
    """The page: each picture with its table; `tiers` and the sentences in the reader's words."""

    weeks: int
    patient_days: int
    completion: Picture
    rates: Picture | None
    precision: Picture | None
    tiers: tuple[tuple[str, ...], ...]
    notices: tuple[str, ...]
    missed: str
    review: tuple[str, ...]


def read(db: Db, now: datetime, staff: Staff, count: int) -> Population:
    """The figures of the `count` weeks that ended yesterday, on the clinic's calendar."""
    clinic, say = db.get(Clinic, staff.clinician.clinic_id), staff_words(staff.clinician.language)
    last = local_day(now, clinic.zone) - timedelta(days=1)
    first, zone = last - timedelta(days=7 * count - 1), ZoneInfo(clinic.zone)
    begin = datetime.combine(first, time(), zone)
    end = datetime.combine(last + timedelta(days=1), time(), zone)
    weeks = figures.weeks(db, clinic, last, count)
    burden = figures.burden(db, clinic, begin, end, first, last)
    limits = fatigue.limits(db, clinic)
    found = figures.by_signature(db, clinic, begin, end)
    return Population(
        weeks=count,
        patient_days=burden.patient_days,
        completion=_completion(weeks, say),
        rates=_rates(found, burden, say) if found else None,
        precision=_precision(found, limits.review_below, say) if found else None,
        tiers=tuple(_tier(one, say) for one in burden.tiers),
        notices=_notices(burden, limits, say),
        missed=_missed(looks.missed(db, clinic, first, last), say),
        review=tuple(say("desk-population-review", name=_name(one, say)) for one in found if one.is_for_review),
    )


def _completion(weeks: Sequence[Week], say: Words) -> Picture:
    shown = [how for how in BECAME if how == "answered" or any(week.became.get(how) for week in weeks)]
    names = {how: say(f"desk-became-{how}") for how in shown}
    newest = weeks[-1]
    strips = [
        Strip(names[how], [week.share(how) for week in weeks], _percent(newest.share(how), say) if place == 0 else "")
        for place, how in enumerate(shown)
    ]
    title = say("desk-population-completion", weeks=len(weeks))
    about = say("desk-population-completion-about")
    ticks = [day_in_words(week.first_on, say) for week in weeks]
    heading = (say("desk-column-week"), say("desk-column-days"), *names.values())
    lines = [
        (
            f"{day_in_words(week.first_on, say)} – {day_in_words(week.last_on, say)}",
            f"{week.asked_of}",
            *(_of(week.became.get(how, 0), week.asked_of, say) for how in shown),
        )
        for week in reversed(weeks)
    ]
    return Picture(
        title,
        columns(title, about, strips, ticks, WIDE),
        columns(title, about, strips, ticks, NARROW),
        (heading, *lines),
    )


def _rates(found: Sequence[OfSignature], burden: Burden, say: Words) -> Picture:
    days = burden.patient_days

    def rate(count: int) -> float:
        return figures.PER_DAYS * count / days if days else 0.0

    rows = [
        (
            _name(one, say),
            [
                Bar(rate(count), say("desk-population-rate", value=round(rate(count), 2), tier=tier), colour)
                for tier, count, colour in (("urgent", one.urgent, "var(--urgent)"), ("soon", one.soon, "var(--soon)"))
                if count
            ],
        )
        for one in found
    ]
    title, about = say("desk-population-rates"), say("desk-population-rates-about", days=days)
    names = ("desk-column-pattern", "desk-tier-urgent", "desk-tier-soon", "desk-column-open", "desk-column-corrected")
    lines = [(_name(one, say), *map(str, (one.urgent, one.soon, one.open, one.corrected))) for one in found]
    table = (tuple(say(name) for name in names), *lines)
    return Picture(title, bars(title, about, rows, WIDE), bars(title, about, rows, NARROW), table)


def _precision(found: Sequence[OfSignature], below: float, say: Words) -> Picture:
    rows, lines = [], []
    for one in found:
        known, interval = one.precision, one.precision.interval or (0.0, 0.0)
        said = _percent(known.share, say) if known.share is not None else say("desk-population-no-outcome")
        between = "–" if known.share is None else say("desk-between", low=_whole(interval[0]), high=_whole(interval[1]))
        rows.append(Range(_name(one, say), known.share, *interval, said))
        closed = known.labelled + known.unlabelled
        lines.append(
            (
                _name(one, say),
                _of(known.right, known.labelled, say),
                between,
                _of(known.unlabelled, closed, say),
            )
        )
    title, about = say("desk-population-precision"), say("desk-population-precision-about")
    mark = (below, say("desk-population-mark", share=_whole(below)))
    names = ("desk-column-pattern", "desk-column-right", "desk-column-interval", "desk-column-unlabelled")
    table = (tuple(say(name) for name in names), *lines)
    return Picture(title, ranges(title, about, rows, mark, WIDE), ranges(title, about, rows, mark, NARROW), table)


def _tier(one: OfTier, say: Words) -> tuple[str, ...]:
    """The line of a tier: its name, how many, how often, answered, median and p90."""

    def length(minutes: float | None) -> str:
        return "–" if minutes is None else length_of(timedelta(minutes=minutes), say)

    rate = "–" if one.per_100_days is None else say("desk-figure", value=round(one.per_100_days, 2))
    aim = say("desk-population-aim", value=figures.AIMS[one.tier])
    answered = _of(one.had, one.to_answer, say)
    tier = say(f"desk-tier-{one.tier}")
    return tier, f"{one.alerts}", f"{rate} {aim}", answered, length(one.median_min), length(one.p90_min)


def _notices(burden: Burden, limits: Limits, say: Words) -> tuple[str, ...]:
    if burden.notices_per_day is None:
        return (say("desk-population-notices-none"),)
    return (
        say("desk-population-notices", value=round(burden.notices_per_day, 2), count=burden.clinicians),
        say("desk-population-budget", budget=limits.notices_a_day, chosen="yes" if limits.is_own else "no"),
        say("desk-population-held", count=burden.held),
    )


def _missed(found: Missed, say: Words) -> str:
    """How many of 100 random days without an alert should have had one, as far as somebody looked."""
    known, interval = found.found, found.found.interval
    if known.share is None or interval is None:
        return say("desk-population-missed-none")
    return say(
        "desk-population-missed",
        count=known.right,
        of=known.labelled,
        low=_whole(interval[0]),
        high=_whole(interval[1]),
        unclear=found.unclear,
    )


def _name(one: OfSignature, say: Words) -> str:
    return say(f"signature-{one.signature.replace('_', '-')}")


def _of(count: int, of: int, say: Words) -> str:
    """Counts with their share: a percentage of three people says less than "2 of 3"."""
    return say("desk-count-of", count=count, of=of, share=_whole(count / of)) if of else "–"


def _percent(share: float | None, say: Words) -> str:
    return "–" if share is None else say("desk-percent", share=_whole(share))


def _whole(share: float) -> int:
    return round(100 * share)


def weeks_of(asked: str) -> int:
    """How many weeks are shown."""
    return next((weeks for weeks in LENGTHS if asked == f"{weeks}"), LENGTHS[0])


def _draw(db: Db, now: datetime, staff: Staff, frame: Frame, asked: Asked) -> Drawn:
    found = read(db, now, staff, weeks_of(asked.query.get("weeks", "")))
    return Drawn(draw("population.html", frame, found=found, lengths=LENGTHS, to_beat=_whole(figures.TO_BEAT)))


PAGE = Page("population", "/population", _draw, menu="more", noted="figures read")
