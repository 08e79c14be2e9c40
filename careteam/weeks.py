"""A person's last days in words and as a chart: what changed against their usual, and what went well. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from careteam import triads
from careteam.charts import Chart, Row
from prompts.items import ITEMS, HighIs
from prompts.times import day as day_in_words
from prompts.times import weekday
from prompts.wording import Words
from signatures.days import DAILY, Asked, Day, History, raw
from signatures.improving import Easier, better, for_the_patient
from signatures.pack import Pack
from signatures.reading import Reading
from signatures.triad import Triad, triad
from signatures.usual import UsualOfItem, read_before, usual_by_day

WEEK, MONTH = 7, 28  # days
ENOUGH = 4  # answers in the week before it is compared with the usual; fewer say little about a week
NOTABLE = 1.0  # points: a week's middle moves less than a single day's score
CHANNELS = {"pain": "pain", "mood": "low_mood", "sleep": "poor_sleep", "craving": "craving", "body": "aut"}
SHOWN = tuple(CHANNELS)


@dataclass(frozen=True)
class Days:
    """
    What the person answered on the days up to `last`, raw 0..10 by item and day, with their usual; `gaps` are the days
    without an answer, each with its cause; `doses` the recorded steps (day, mg a day), the one of before among them.
    """

    last: date
    started: date
    programme: str
    values: Mapping[str, Mapping[date, int]]
    usual: Mapping[str, Mapping[date, UsualOfItem]]
    filled_in: frozenset[date]
    gaps: Mapping[date, str]
    doses: tuple[tuple[date, float], ...]
    together: Triad
    easier: tuple[Easier, ...]  # for two weeks already
    is_calm: bool  # no open alert and no call for help in the last days: only then is told what went well

    def first(self, count: int) -> date:
        """The first of the last `count` days, none before the person began."""
        return max(self.started, self.last - timedelta(days=count - 1))


def read(history: History, pack: Pack, last: date, *, is_calm: bool) -> Days:
    """The last four weeks up to `last`, from everything the signatures may know."""
    return days_of(read_before(history, pack, last), last, is_calm=is_calm)


def days_of(reading: Reading, last: date, *, is_calm: bool, count: int = MONTH) -> Days:
    """The last `count` days up to `last` of a history read so far."""
    history, days, pack = reading.history, reading.days, reading.pack
    first = max(history.started_on, last - timedelta(days=count - 1))
    span = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    known = [(on, days[on].values) for on in span if on in days]
    seen = {
        item: {on: int(raw(channel, values[channel])) for on, values in known if channel in values}
        for item, channel in CHANNELS.items()
    }
    asked: dict[date, Asked] = {}
    daily = [one for one in history.asked if one.kind == DAILY]
    for one in sorted(daily, key=lambda one: (one.planned_at, one.checkin_id)):
        asked.setdefault(one.local_on, one)
    empty = [on for on in span if not any(on in seen[item] for item in SHOWN)]
    causes = {on: _cause(days.get(on), asked.get(on)) for on in empty}
    steps = [(c.effective_on, c.mg_after) for c in history.dose_changes if c.effective_on <= last]
    return Days(
        last=last,
        started=history.started_on,
        programme=history.programme,
        values=seen,
        usual=usual_by_day(reading, first, last),
        filled_in=frozenset(on for on in span if on in days and "pain" in days[on].back_filled),
        gaps={on: cause for on, cause in causes.items() if cause is not None},
        doses=tuple((on, mg) for on, mg in sorted(steps, key=lambda step: step[0]) if mg is not None),
        together=triad(reading, last),
        easier=better(days, reading.beside, last, pack.improving)[0],
        is_calm=is_calm,
    )


def summary(days: Days, say: Words) -> list[str]:
    """The week in a few honest sentences; that there is not enough to compare is an ordinary answer."""
    first = days.first(WEEK)
    whole = (days.last - first).days + 1
    answered = sum(any(on in days.values[item] for item in SHOWN) for on in _span(first, days.last))
    lines = [say("week-answered", answered=answered, days=whole)]
    compared = _compared(days)
    if answered < ENOUGH:
        lines.append(say("week-too-few"))
    elif not compared:
        lines.append(say("week-no-usual"))
    else:
        lines += _changes(days, compared, say)
    for on, mg in days.doses:
        if first <= on and on > days.doses[0][0]:
            lines.append(say("week-dose", mg=_number(mg), day=weekday(on, say)))
    if days.together.links:  # that nothing shows, or not yet, is the ordinary case and needs no line every week
        lines += triads.lines(days.together, say)
    return lines


def day_lines(days: Days, first: date, last: date, say: Words) -> list[str]:
    """Each day in one line, newest first: every answer with its name, or why there is none."""
    lines = []
    for on in reversed(_span(max(first, days.started), last)):
        told = [
            say("answer-score", item=_name(days, item, say), answer=days.values[item][on])
            for item in SHOWN
            if on in days.values[item]
        ]
        if told and on in days.filled_in:
            told.append(say("week-filled-in"))
        if not told and on in days.gaps:
            told = [say("week-no-answer", cause=say(f"gap-{days.gaps[on]}"))]
        if told:
            lines.append(f"{weekday(on, say)}: {' · '.join(told)}")
    return lines


def chart(days: Days, say: Words, most: int = MONTH) -> Chart:
    """The last `most` days as small multiples, or one week for somebody who has just begun."""
    count = most if days.last - days.started >= timedelta(days=WEEK) else WEEK
    first = days.last - timedelta(days=count - 1)
    rows = tuple(_row(days, item, say) for item in SHOWN)
    every = 1 if count == WEEK else WEEK
    ticks = tuple((on, day_in_words(on, say)) for place, on in enumerate(_span(first, days.last)) if not place % every)
    return Chart(
        title=title(days, say),
        about=" ".join(summary(days, say)),
        first_on=first,
        last_on=days.last,
        rows=rows,
        ticks=ticks,
        columns=(say("table-day"), say("table-why-empty")),
        gaps={on: say(f"gap-{cause}") for on, cause in days.gaps.items() if on >= first},
        gaps_name=say("table-why-empty"),
        doses=tuple((on, mg, say("chart-mg", mg=_number(mg))) for on, mg in days.doses),
        dose_name=say("chart-dose"),
    )


def title(days: Days, say: Words) -> str:
    """What the picture shows, in words."""
    harder = [item for item, (way, _, _) in _compared(days).items() if way > 0]
    if harder:
        return say("chart-title-harder", items=", ".join(_name(days, item, say) for item in harder))
    return say("chart-title-usual" if days.is_calm and _compared(days) else "chart-title-plain")


def _changes(days: Days, compared: Mapping[str, tuple[float, float, float]], say: Words) -> list[str]:
    lines = []
    for item, (way, now, usual) in compared.items():
        if way >= NOTABLE:
            lines.append(say("week-harder", item=item, score=now, usual=usual))
    is_harder = {item for item, (way, _, _) in compared.items() if way >= NOTABLE}
    easier = tuple(one for one in days.easier if one.item not in is_harder) if days.is_calm else ()
    told = {one.item for one in easier}
    for item, (way, now, usual) in compared.items() if days.is_calm else ():
        if way <= -NOTABLE and item not in told:
            lines.append(say("week-easier", item=item, score=now, usual=usual))
    lines += for_the_patient(easier, say)
    others = [(item, way) for item, (way, _, _) in compared.items() if item not in told]
    near = [_name(days, item, say) for item, way in others if abs(way) < NOTABLE]
    if len(near) == len(compared):
        # The middle of a week hides two bad days: beside an open alert or a call for help it is no news.
        lines += [say("week-as-usual")] if days.is_calm else []
    elif near:
        lines.append(say("week-near-usual", items=", ".join(near)))
    return lines


def _compared(days: Days) -> dict[str, tuple[float, float, float]]:
    """For each item that can be compared: how much harder the week's middle was, that middle, and the usual."""
    found: dict[str, tuple[float, float, float]] = {}
    first = days.first(WEEK)
    for item in SHOWN:
        week = [value for on, value in days.values[item].items() if first <= on]
        usual = days.usual.get(item, {}).get(days.last)
        if len(week) >= ENOUGH and usual is not None:
            now = median(week)
            away = usual.median - now if _is_high_good(item) else now - usual.median
            found[item] = (away if abs(away) >= NOTABLE else 0.0, now, usual.median)
    return found


def _row(days: Days, item: str, say: Words) -> Row:
    values, usual = days.values[item], days.usual.get(item, {})
    now = ""
    if days.last in usual and days.last in values:
        now = say("chart-now", score=values[days.last], usual=usual[days.last].median)
    elif days.last in usual:
        now = say("chart-usual", usual=usual[days.last].median)
    return Row(
        name=_capital(_name(days, item, say)),
        scale=say("bother-scale" if item == "body" else f"{item}-scale"),
        values=values,
        usual={on: (one.low, one.high) for on, one in usual.items()},
        is_worse_above=not _is_high_good(item),
        now=now,
        hollow=days.filled_in,
    )


def _name(days: Days, item: str, say: Words) -> str:
    return say("week-body-name") if item == "body" else say(f"{item}-name", programme=days.programme)


def _is_high_good(item: str) -> bool:
    return ITEMS[item].high_is is HighIs.better


def _cause(day: Day | None, asked: Asked | None) -> str | None:
    """Why a day has no answer, as a key of the words; None while it may still get one."""
    match (asked.state, asked.cause) if asked is not None else ("not_asked", None):
        case ("due" | "open", _):
            return None
        case ("paused", "help"):
            return "help"
        case ("paused", _):
            return "paused"
        case ("missed", "system") | ("not_asked", "system" | "not sent"):
            return "system"
        case ("missed", _):
            return "asked"
        case ("not_asked", "unreachable" | "refused_unreachable"):
            return "unreachable"
        case ("not_asked", _):
            return "not-asked"
        case _:
            return "skipped"


def _span(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _number(value: float) -> str:
    return f"{value:g}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
