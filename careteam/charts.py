"""
Days -> SVG: small multiples, one row an item on its own raw scale, the person's usual as a soft band.

Pure: a chart is a value, and drawing it touches nothing. The same drawing stands on a page and, rasterised, in a chat.
"""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import escape
from itertools import groupby, pairwise
from textwrap import wrap

HIGHEST = 10
FONT = "ui-sans-serif, system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif"
TITLE, TEXT, SMALL = 15, 13, 11  # px
LINE = 1.45
WIDE = 0.56  # of the font size: the width of an average letter, to keep labels apart
BOLD = 0.64  # the same of bold letters
LEFT, RIGHT, TOP = 24, 12, 8
PLOT, BETWEEN = 56, 14
DOSES, STRIP = 34, 26


@dataclass(frozen=True)
class Palette:
    """The colours of a drawing: each a colour or a CSS variable; `rows` are taken in turn."""

    surface: str
    ink: str
    muted: str
    line: str
    band: str
    rows: tuple[str, ...]


LIGHT = Palette(
    "#FFFFFF", "#1B2427", "#56636A", "#DFE3E1", "#E6EBE9", ("#B0480B", "#0B5FA5", "#5B4BA8", "#8F2F6B", "#2C6A41")
)
DARK = Palette(
    "#1A2225", "#E8EDEC", "#9DABB0", "#2C373B", "#2D393D", ("#F2A66B", "#8DB8F2", "#B9AEF5", "#E6A0CB", "#86C998")
)
PAGE = Palette(
    "var(--surface)",
    "var(--ink)",
    "var(--muted)",
    "var(--line)",
    "var(--band)",
    tuple(f"var(--row-{number})" for number in range(1, 6)),
)


@dataclass(frozen=True)
class Row:
    """
    One item: `values` raw 0..10 by day, `usual` the (low, high) of the person's usual by day, `now` what stands at the
    right end of its heading. `hollow` days are drawn as rings: answers that were filled in afterwards.
    """

    name: str
    scale: str
    values: Mapping[date, int]
    usual: Mapping[date, tuple[float, float]] = field(default_factory=dict)
    is_worse_above: bool = True
    now: str = ""
    hollow: frozenset[date] = frozenset()


@dataclass(frozen=True)
class Span:
    """A stretch of days with a name, such as an episode."""

    first_on: date
    last_on: date
    name: str


@dataclass(frozen=True)
class Chart:
    """
    What is drawn, in the reader's words. `title` says what it shows; `ticks` name days on the axis; `gaps` give the
    cause of each day without an answer in a word; `doses` are the steps of the daily dose, the label of each beside
    its first day; `columns` head the table: the day first, the reason for a gap last.
    """

    title: str
    about: str
    first_on: date
    last_on: date
    rows: tuple[Row, ...]
    ticks: tuple[tuple[date, str], ...]
    columns: tuple[str, str]
    gaps: Mapping[date, str] = field(default_factory=dict)
    gaps_name: str = ""
    doses: tuple[tuple[date, float, str], ...] = ()
    dose_name: str = ""
    spans: tuple[Span, ...] = ()
    hints: Mapping[date, str] = field(default_factory=dict)  # what a pointer on a day reads, where there are pointers

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of the time axis."""
        return tuple(self.first_on + timedelta(days=n) for n in range((self.last_on - self.first_on).days + 1))


def table(chart: Chart) -> tuple[tuple[str, ...], ...]:
    """The same data as rows of text, a heading first: a day each, empty where there is no answer."""
    day, why = chart.columns
    heading = (day, *(row.name for row in chart.rows), *((chart.dose_name,) if chart.doses else ()), why)
    lines = [heading]
    for on in chart.days:
        standing = [label for since, _, label in chart.doses if since <= on]
        dose = ((standing[-1] if standing else ""),) if chart.doses else ()
        values = (str(row.values[on]) if on in row.values else "" for row in chart.rows)
        lines.append((on.isoformat(), *values, *dose, chart.gaps.get(on, "")))
    return tuple(lines)


def draw(chart: Chart, palette: Palette = LIGHT, width: int = 400) -> str:
    """The chart as an SVG text, `width` px wide (320 to 1200) and as high as it needs."""
    pen = _Pen(chart, palette, width)
    pen.heading()
    for place, row in enumerate(chart.rows):
        pen.row(row, palette.rows[place % len(palette.rows)])
    if chart.gaps:
        pen.gaps()
    if chart.doses:
        pen.doses()
    pen.axis()
    pen.hints()
    return pen.finished()


class _Pen:
    """Draws from the top down; `y` is where the next part begins."""

    def __init__(self, chart: Chart, palette: Palette, width: int) -> None:
        self._chart, self._palette, self._width = chart, palette, width
        self._step = (width - LEFT - RIGHT) / max(1, len(chart.days))
        self._parts: list[str] = []
        self._plots_from = 0.0
        self._plots: list[tuple[float, float]] = []
        self.y = float(TOP)

    def heading(self) -> None:
        for line in _wrapped(self._chart.title, (self._width - 2 * RIGHT) / (TITLE * WIDE)):
            self.y += TITLE * LINE
            self._text(RIGHT, self.y, line, TITLE, self._palette.ink, weight="600")
        self._plots_from = self.y
        if self._chart.spans:
            self.y += SMALL * LINE + 4

    def row(self, row: Row, colour: str) -> None:
        palette, right = self._palette, self._width - RIGHT
        self.y += BETWEEN + TEXT
        self._text(RIGHT, self.y, row.name, TEXT, palette.ink, weight="600")
        self._text(right, self.y, row.now, TEXT, palette.ink, anchor="end")
        after, room = RIGHT + (len(row.name) + 1.5) * TEXT * BOLD, right - (len(row.now) + 2) * TEXT * WIDE
        if after + len(row.scale) * SMALL * WIDE < room:
            self._text(after, self.y, row.scale, SMALL, palette.muted)
        top = self.y + 7
        self.y = top + PLOT
        self._plots.append((top, self.y))
        for value in (0, HIGHEST):
            self._line(LEFT, _level(top, value), right, _level(top, value), palette.line)
            hangs = SMALL - 2 if value else 0  # inside the plot, so that it does not touch the heading above
            self._text(LEFT - 5, _level(top, value) + hangs, str(value), SMALL, palette.muted, anchor="end")
        for stretch in _stretches(self._chart.days, row.usual):
            corners = [(self._edges(on), row.usual[on]) for on in stretch]
            upper = [(x, _level(top, high)) for (left, end), (_, high) in corners for x in (left, end)]
            lower = [(x, _level(top, low)) for (left, end), (low, _) in corners for x in (left, end)]
            self._shape([*upper, *reversed(lower)], palette.band)
        for stretch in _stretches(self._chart.days, row.values):
            for worse in _worse_parts(row, stretch, self._x, top, self._step):
                self._shape(worse, colour, opacity=0.4)
            if len(stretch) > 1:
                self._path([(self._x(on), _level(top, row.values[on])) for on in stretch], colour)
        for on in (on for on in self._chart.days if on in row.values):
            fill = palette.surface if on in row.hollow else colour
            x, y = _n(self._x(on)), _n(_level(top, row.values[on]))
            self._parts.append(f'<circle cx="{x}" cy="{y}" r="2.6" fill="{fill}" stroke="{colour}"/>')

    def gaps(self) -> None:
        """A mark for each day without an answer, a stretch of one cause named once where there is room."""
        palette, middle = self._palette, self.y + BETWEEN + 4
        self._text(RIGHT, middle + 4, self._chart.gaps_name, SMALL, palette.muted)
        free = RIGHT + (len(self._chart.gaps_name) + 1) * SMALL * WIDE
        self.y = middle + STRIP
        for first, last, cause in _runs(self._chart):
            left, right = self._x(first), self._x(last)
            y = middle + 14
            if first == last:
                self._parts.append(
                    f'<circle cx="{_n(left)}" cy="{_n(y)}" r="2.4" fill="none" stroke="{palette.muted}"/>'
                )
            else:
                self._line(left - 2, y, right + 2, y, palette.muted, width=2)
            wide = len(cause) * SMALL * WIDE
            start = min(max(RIGHT, (left + right - wide) / 2), self._width - RIGHT - wide)
            if start >= free:
                self._text(start, middle + 4, cause, SMALL, palette.muted)
                free = start + wide + SMALL

    def doses(self) -> None:
        palette, chart = self._palette, self._chart
        self.y += BETWEEN + TEXT
        self._text(RIGHT, self.y, chart.dose_name, TEXT, palette.ink, weight="600")
        top = self.y + 6 + SMALL
        bottom, points = top + DOSES, list[tuple[float, float]]()
        ends = [since for since, _, _ in chart.doses[1:]]
        shown = [(d, e) for d, e in zip(chart.doses, [*ends, None], strict=True) if e is None or e > chart.first_on]
        largest, free = max(mg for (_, mg, _), _ in shown) or 1, 0.0
        for (since, mg, label), until in shown:
            left = self._edges(max(since, chart.first_on))[0]
            right = self._width - RIGHT if until is None else self._edges(until)[0]
            y = bottom - DOSES * mg / largest
            points += [(left, y), (right, y)]
            if since > chart.first_on:
                for plot in (*self._plots, (top, bottom)):
                    self._line(left, plot[0], left, plot[1], palette.muted, dashes="2 3")
            if left >= free:
                start = min(left + 3, self._width - RIGHT - len(label) * SMALL * WIDE)
                self._text(start, y - 4, label, SMALL, palette.ink)
                free = start + len(label) * SMALL * WIDE
        self._shape([(points[0][0], bottom), *points, (points[-1][0], bottom)], palette.band)
        self._path(points, palette.ink)
        self.y = bottom

    def axis(self) -> None:
        bottom, palette, free = self.y + 6, self._palette, 0.0
        for span in self._chart.spans:
            left, right = self._edges(span.first_on)[0], self._edges(span.last_on)[1]
            box = f'x="{_n(left)}" y="{_n(self._plots_from + 6)}" width="{_n(right - left)}"'
            box += f' height="{_n(bottom - self._plots_from - 6)}"'
            self._parts.insert(0, f'<rect {box} fill="{palette.band}" opacity="0.6"/>')
            wide = len(span.name) * SMALL * WIDE
            fits = left + wide < self._width - RIGHT
            at, anchor = (left + 2, "start") if fits else (right, "end")
            start = at if fits else right - wide
            if start >= free:  # the names of short stretches side by side would cover each other
                self._text(at, self._plots_from + 4 + SMALL, span.name, SMALL, palette.muted, anchor=anchor)
                free = start + wide + SMALL
        self._line(LEFT, bottom, self._width - RIGHT, bottom, palette.line)
        self.y, free = bottom + SMALL + 5, 0.0
        for on, label in self._chart.ticks:
            x, half = self._x(on), len(label) * SMALL * WIDE / 2
            start = min(max(x - half, 2), self._width - 2 - 2 * half)
            if start >= free:
                self._line(x, bottom, x, bottom + 3, palette.muted)
                self._text(start, self.y, label, SMALL, palette.muted)
                free = start + 2 * half + 4

    def hints(self) -> None:
        """A sheet without colour over each day, which names it and its answers."""
        for on, words in self._chart.hints.items():
            left, right = self._edges(on)
            box = f'x="{_n(left)}" y="{_n(self._plots_from)}" width="{_n(right - left)}"'
            box += f' height="{_n(self.y - self._plots_from)}" fill="transparent"'
            self._parts.append(f"<rect {box}><title>{escape(words)}</title></rect>")

    def finished(self) -> str:
        height = _n(self.y + 10)
        chart, parts = self._chart, "".join(self._parts)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self._width} {height}" width="{self._width}"'
            f' height="{height}" role="img" font-family="{FONT}">'
            f"<title>{escape(chart.title)}</title><desc>{escape(chart.about)}</desc>"
            f'<rect width="{self._width}" height="{height}" fill="{self._palette.surface}"/>{parts}</svg>'
        )

    def _x(self, on: date) -> float:
        left, right = self._edges(on)
        return (left + right) / 2

    def _edges(self, on: date) -> tuple[float, float]:
        left = LEFT + (on - self._chart.first_on).days * self._step
        return left, left + self._step

    def _text(
        self, x: float, y: float, words: str, size: int, colour: str, *, anchor: str = "start", weight: str = "400"
    ) -> None:
        if words:
            at = f'x="{_n(x)}" y="{_n(y)}" font-size="{size}" font-weight="{weight}" text-anchor="{anchor}"'
            self._parts.append(f'<text {at} fill="{colour}">{escape(words)}</text>')

    def _line(
        self, x1: float, y1: float, x2: float, y2: float, colour: str, *, width: float = 1, dashes: str = ""
    ) -> None:
        ends = f'x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"'
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        self._parts.append(f'<line {ends} stroke="{colour}" stroke-width="{width:g}"{dashed}/>')

    def _path(self, points: Sequence[tuple[float, float]], colour: str) -> None:
        along = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
        self._parts.append(f'<polyline points="{along}" fill="none" stroke="{colour}" stroke-width="1.6"/>')

    def _shape(self, points: Sequence[tuple[float, float]], colour: str, *, opacity: float = 1) -> None:
        along = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
        self._parts.append(f'<polygon points="{along}" fill="{colour}" fill-opacity="{opacity:g}"/>')


def _level(top: float, value: float) -> float:
    return top + PLOT * (1 - value / HIGHEST)


def _worse_parts(
    row: Row, stretch: Sequence[date], at: Callable[[date], float], top: float, step: float
) -> Iterator[list[tuple[float, float]]]:
    """What lies on the harder side of the usual, between the line of answers and the edge of the band."""
    known = [on for on in stretch if on in row.usual]
    if len(stretch) == 1 and known and _beyond(row, known[0]) > 0:  # a day alone has no line: it gets a bar
        x, y, edge = at(known[0]), _level(top, row.values[known[0]]), _level(top, _edge(row, known[0]))
        yield [(x - step / 4, y), (x + step / 4, y), (x + step / 4, edge), (x - step / 4, edge)]
    for one, other in pairwise(stretch):
        if one not in row.usual or other not in row.usual:
            continue
        a, b = _beyond(row, one), _beyond(row, other)
        if a <= 0 and b <= 0:
            continue
        cross = a / (a - b) if a * b < 0 else None
        start, end = (0.0, 1.0) if cross is None else (cross, 1.0) if a < 0 else (0.0, cross)

        def point(share: float, first: float, last: float, one: date = one, other: date = other) -> tuple[float, float]:
            x = at(one) + share * (at(other) - at(one))
            return x, _level(top, first + share * (last - first))

        values, edges = (row.values[one], row.values[other]), (_edge(row, one), _edge(row, other))
        yield [point(start, *values), point(end, *values), point(end, *edges), point(start, *edges)]


def _edge(row: Row, on: date) -> float:
    """Where the harder side of the usual begins on that day."""
    low, high = row.usual[on]
    return high if row.is_worse_above else low


def _beyond(row: Row, on: date) -> float:
    """How far the answer lies on the harder side of the usual; negative inside it."""
    away = row.values[on] - _edge(row, on)
    return away if row.is_worse_above else -away


def _stretches(days: Sequence[date], known: Container[date]) -> Iterator[list[date]]:
    """The unbroken runs of days that are known: a gap stays a gap."""
    for is_known, run in groupby(days, key=lambda on: on in known):
        if is_known:
            yield list(run)


def _runs(chart: Chart) -> Iterator[tuple[date, date, str]]:
    """The runs of days without an answer for one and the same cause."""
    for cause, run in groupby(chart.days, key=chart.gaps.get):
        if cause is not None:
            days = list(run)
            yield days[0], days[-1], cause


def _wrapped(text: str, letters: float) -> list[str]:
    return wrap(text, max(10, int(letters)))


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
