"""
Figures of a clinic -> SVG: weeks as columns, rates as bars, shares with the interval they lie in.

Pure, as careteam/charts.py: a drawing is a text, and the same figures stand in a table beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from careteam.charts import BOLD, FONT, LINE, PAGE, SMALL, TEXT, TITLE, WIDE

EDGE, GAP = 12, 14
FULL = 72  # px: the height of a column that stands for all
THICK = 10  # px: a bar
MOST_LABELLED = 12  # columns that each carry their number


@dataclass(frozen=True)
class Strip:
    """One row of columns: the share of each week, 0 to 1, None where nothing was due; `now` stands at its end."""

    name: str
    shares: Sequence[float | None]
    now: str = ""


@dataclass(frozen=True)
class Bar:
    """One rate: what stands beside it, and its colour."""

    value: float
    label: str
    colour: str


@dataclass(frozen=True)
class Range:
    """A share 0 to 1 with the interval it lies in; None where nothing is known."""

    name: str
    share: float | None
    low: float
    high: float
    label: str


def columns(title: str, about: str, strips: Sequence[Strip], ticks: Sequence[str], width: int) -> str:
    """Weeks from left to right, one row for each thing that may become of a day; all rows on one scale."""
    pen = _Pen(title, about, width)
    count = max(1, len(ticks))
    step = (width - 2 * EDGE) / count
    for place, strip in enumerate(strips):
        pen.heading(strip.name, strip.now)
        highest = max((share for share in strip.shares if share is not None), default=0.0)
        has_labels = count <= MOST_LABELLED
        bottom = pen.y + FULL * highest + (SMALL + 8 if has_labels else 6)
        colour = "var(--accent)" if place == 0 else "var(--edge)"
        for number, share in enumerate(strip.shares):
            if share is None:
                continue
            left, tall = EDGE + number * step + step * 0.12, FULL * share
            pen.box(left, bottom - tall, step * 0.76, max(tall, 1), colour)
            if has_labels and share > 0:
                pen.text(
                    left + step * 0.38, bottom - tall - 3, f"{round(100 * share)} %", SMALL, PAGE.muted, anchor="middle"
                )
        pen.line(EDGE, bottom, width - EDGE, bottom)
        pen.y = bottom
    pen.y += SMALL + 6
    free = 0.0
    for number, tick in enumerate(ticks):
        middle, half = EDGE + (number + 0.5) * step, len(tick) * SMALL * WIDE / 2
        if middle - half >= free:
            pen.text(max(middle, EDGE + half), pen.y, tick, SMALL, PAGE.muted, anchor="middle")
            free = middle + half + 6
    return pen.finished()


def bars(title: str, about: str, rows: Sequence[tuple[str, Sequence[Bar]]], width: int) -> str:
    """One group of bars under each name, all on one scale that begins at 0."""
    pen = _Pen(title, about, width)
    most = max((bar.value for _, group in rows for bar in group), default=0.0) or 1.0
    room = max((len(bar.label) for _, group in rows for bar in group), default=0) * SMALL * WIDE + 8
    for name, group in rows:
        pen.heading(name, "")
        pen.y += 4
        for bar in group:
            long = (width - 2 * EDGE - room) * bar.value / most
            pen.box(EDGE, pen.y, max(long, 1), THICK, bar.colour)
            pen.text(EDGE + long + 6, pen.y + THICK - 1, bar.label, SMALL, PAGE.ink)
            pen.y += THICK + 4
    return pen.finished()


def ranges(title: str, about: str, rows: Sequence[Range], mark: tuple[float, str], width: int) -> str:
    """A dot for each share and a line for its interval, from 0 to all; `mark` is a share that is named below."""
    pen = _Pen(title, about, width)
    left, right = EDGE, width - EDGE
    top = pen.y + GAP

    def at(share: float) -> float:
        return left + (right - left) * share

    for row in rows:
        pen.heading(row.name, row.label)
        middle = pen.y + 9
        pen.line(left, middle, right, middle)
        if row.share is not None:
            pen.line(at(row.low), middle, at(row.high), middle, "var(--accent)", 4)
            pen.dot(at(row.share), middle)
        pen.y = middle + 4
    share, words = mark
    pen.line(at(share), top, at(share), pen.y + 6, PAGE.muted, dashes="2 3")
    pen.y += SMALL + 8
    for value, said, anchor in ((0.0, "0 %", "start"), (share, words, "middle"), (1.0, "100 %", "end")):
        pen.text(at(value), pen.y, said, SMALL, PAGE.muted, anchor=anchor)
    return pen.finished()


class _Pen:
    """Draws from the top down; `y` is where the next part begins."""

    def __init__(self, title: str, about: str, width: int) -> None:
        self._title, self._about, self._width = title, about, width
        self._parts: list[str] = []
        self.y = 8.0
        for line in wrap(title, int((width - 2 * EDGE) / (TITLE * BOLD))):
            self.y += TITLE * LINE
            self.text(EDGE, self.y, line, TITLE, PAGE.ink, weight="600")

    def heading(self, name: str, now: str) -> None:
        self.y += GAP + TEXT
        self.text(EDGE, self.y, name, TEXT, PAGE.ink, weight="600")
        self.text(self._width - EDGE, self.y, now, TEXT, PAGE.ink, anchor="end")

    def text(
        self, x: float, y: float, words: str, size: int, colour: str, *, anchor: str = "start", weight: str = "400"
    ) -> None:
        if words:
            at = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}" font-weight="{weight}" text-anchor="{anchor}"'
            self._parts.append(f'<text {at} fill="{colour}">{escape(words)}</text>')

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        size = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
        self._parts.append(f'<rect {size} rx="1" fill="{colour}"/>')

    def dot(self, x: float, y: float) -> None:
        self._parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="var(--accent)" stroke="{PAGE.surface}"/>')

    def line(
        self, x1: float, y1: float, x2: float, y2: float, colour: str = PAGE.line, width: float = 1, dashes: str = ""
    ) -> None:
        ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        self._parts.append(f'<line {ends} stroke="{colour}" stroke-width="{width:g}"{dashed}/>')

    def finished(self) -> str:
        height = f"{self.y + 12:.0f}"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self._width} {height}" width="{self._width}"'
            f' height="{height}" role="img" font-family="{FONT}">'
            f"<title>{escape(self._title)}</title><desc>{escape(self._about)}</desc>"
            f'<rect width="{self._width}" height="{height}" fill="{PAGE.surface}"/>{"".join(self._parts)}</svg>'
        )
