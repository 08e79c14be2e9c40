"""The scores of one patient over time: drawn, and the same data as a table."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from careteam import charts, weeks
from careteam.charts import Chart, Span
from careteam.weeks import Days
from prompts.times import day as day_in_words
from prompts.times import weekday
from prompts.wording import Words

WIDE, NARROW = 800, 328  # px: beside other things on a desk, and alone on a phone
MOST_TICKS = 6
LEAST = 14  # days on the axis: what has just begun does not fill it


@dataclass(frozen=True)
class Picture:
    """The drawing at two widths, and its table, a heading first; `hollow` are days that were filled in later."""

    title: str
    wide: str
    narrow: str
    table: tuple[tuple[str, ...], ...]


def chart_of(days: Days, spans: tuple[Span, ...], say: Words, count: int) -> Chart:
    """The last `count` days, with the episodes as pale stretches."""
    known = (days.last - days.started).days + 1
    plain = weeks.chart(days, say, min(count, max(LEAST, known)))
    first, last = plain.first_on, plain.last_on
    within = tuple(
        Span(max(span.first_on, first), min(span.last_on, last), span.name)
        for span in spans
        if span.first_on <= last and span.last_on >= first
    )
    return replace(
        plain,
        title=say("desk-chart", days=len(plain.days)),
        about=say("desk-chart-about"),
        ticks=_ticks(first, last, say),
        spans=_apart(within),
        hints={on: _hint(plain, on, say) for on in plain.days},
    )


def picture(chart: Chart, say: Words) -> Picture:
    """A chart for both widths, and its table."""
    heading, *lines = charts.table(chart)
    named = [(weekday(date.fromisoformat(on), say), *rest) for on, *rest in reversed(lines)]
    return Picture(
        title=chart.title,
        wide=charts.draw(chart, charts.PAGE, WIDE),
        narrow=charts.draw(replace(chart, spans=()), charts.PAGE, NARROW),
        table=(heading, *named),
    )


def _apart(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The longest first; those that lie within it or overlap it would hide each other's name."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda one: one.first_on - one.last_on):
        if all(span.last_on < one.first_on or span.first_on > one.last_on for one in kept):
            kept.append(span)
    return tuple(sorted(kept, key=lambda one: one.first_on))


def _ticks(first: date, last: date, say: Words) -> tuple[tuple[date, str], ...]:
    length = (last - first).days + 1
    every = 1 if length <= MOST_TICKS + 1 else 7 * max(1, -(-length // (7 * MOST_TICKS)))
    marked = [last - timedelta(days=n) for n in range(0, length, every)]
    return tuple((on, day_in_words(on, say)) for on in reversed(marked))


def _hint(chart: Chart, on: date, say: Words) -> str:
    told = [say("answer-score", item=row.name, answer=row.values[on]) for row in chart.rows if on in row.values]
    return f"{weekday(on, say)}: {' · '.join(told) or chart.gaps.get(on, '–')}"
