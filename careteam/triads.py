"""The triad in words and as a small network: for the person it is about, and the same for their care team. Pure."""

from html import escape
from math import hypot
from textwrap import wrap

from careteam.charts import FONT, LIGHT, LINE, SMALL, TEXT, TITLE, WIDE, Palette
from prompts.wording import Words
from signatures.triad import MOOD, NEED, NODES, PAIN, STRESS, Link, Triad

MARGIN, HEIGHT, UPPER, LOWER = 12, 262, 92, 190
RADIUS, STEP, LEAST, MOST = 20.0, 4.0, 9.0, 36.0  # px: of a node at its usual, and of a spread more or less
THINNEST, THICKEST = 1.5, 9.0  # px: of a link with |r| of 0 and 1
DASHES = "5 4"  # a link in opposite directions, and a node without an answer today


def lines(view: Triad, say: Words) -> list[str]:
    """A sentence for each link, with what it does not show; or that nothing shows, or that it is too early."""
    if not view.is_known:
        return [say("triad-too-few")]
    if not view.links:
        return [say("triad-nothing")]
    return [*(sentence(link, say) for link in view.links), say("triad-caption")]


def swing_lines(view: Triad, say: Words) -> list[str]:
    """How much pain and mood change from day to day, now and before, where it is known."""
    return [
        say("triad-swing", item=item, now=round(s.now, 1), before=round(s.before, 1)) for item, s in view.swings.items()
    ]


def sentence(link: Link, say: Words) -> str:
    """One link in words: what goes with what, or comes the day after."""
    one, other = (
        say("triad-harder", node=link.one),
        say("triad-harder" if link.r > 0 else "triad-easier", node=link.other),
    )
    return say("triad-next-day" if link.is_lagged else "triad-same-day", one=one, other=other)


def triad_svg(view: Triad, say: Words, palette: Palette = LIGHT, width: int = 320) -> str:
    """
    The network as an SVG text, `width` px wide: a circle for each node, larger the further above usual today, a line
    for each link, thicker the closer, with an arrow where one follows the other by a day. The sentences stand below.
    """
    pen = _Pen(palette, width)
    title = say("triad-title")
    pen.text(MARGIN, MARGIN + TEXT, title, TITLE, palette.ink, "start", "600")
    places = {
        STRESS: (width * 0.82, UPPER),
        PAIN: (width * 0.46, UPPER),
        MOOD: (width * 0.2, LOWER),
        NEED: (width * 0.72, LOWER),
    }
    sizes = {node: _radius(view.today.get(node)) for node in NODES}
    for link in view.links:
        pen.link(link, places[link.one], places[link.other], sizes[link.other])
    for node, colour in zip(NODES, (palette.rows[0], palette.rows[1], palette.rows[2], palette.muted), strict=True):
        pen.node(places[node], sizes[node], colour, say("triad-node", node=node), is_known=node in view.today)
    said = lines(view, say)
    return pen.finished(title, said, HEIGHT)


class _Pen:
    def __init__(self, palette: Palette, width: int) -> None:
        self._palette, self._width = palette, width
        self._parts: list[str] = []

    def node(self, at: tuple[float, float], radius: float, colour: str, name: str, *, is_known: bool) -> None:
        """A circle with its name below; a dashed ring where today has no answer."""
        x, y = at
        fill = f'fill="{colour}"' if is_known else f'fill="{self._palette.surface}" stroke-dasharray="{DASHES}"'
        self._parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" {fill} stroke="{colour}" stroke-width="2"/>'
        )
        written = wrap(name, max(8, int(self._width * 0.46 / (SMALL * WIDE))))
        top = y + radius + SMALL * LINE if y == LOWER else y - radius - 6 - (len(written) - 1) * SMALL * LINE
        for number, line in enumerate(written):  # below the lower ones, above the upper ones: no link crosses a name
            self.text(x, top + number * SMALL * LINE, line, SMALL, self._palette.ink, "middle")

    def link(self, link: Link, start: tuple[float, float], end: tuple[float, float], radius: float) -> None:
        """A line from node to node; its arrow ends at the edge of the second."""
        (x1, y1), (x2, y2) = start, end
        length = hypot(x2 - x1, y2 - y1)
        ux, uy = (x2 - x1) / length, (y2 - y1) / length
        thick = THINNEST + abs(link.r) * (THICKEST - THINNEST)
        long, half = (9 + thick, 4 + thick * 0.7) if link.is_lagged else (0.0, 0.0)
        short = radius + 3 if link.is_lagged else 0.0
        tip = x2 - ux * short, y2 - uy * short
        back = tip[0] - ux * long, tip[1] - uy * long
        dashes = f' stroke-dasharray="{DASHES}"' if link.r < 0 else ""
        at = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{back[0]:.1f}" y2="{back[1]:.1f}"'
        self._parts.append(f'<line {at} stroke="{self._palette.ink}" stroke-width="{thick:.1f}"{dashes}/>')
        if link.is_lagged:
            sides = [(back[0] + way * uy * half, back[1] - way * ux * half) for way in (-1, 1)]
            points = " ".join(f"{x:.1f},{y:.1f}" for x, y in (tip, *sides))
            self._parts.append(f'<polygon points="{points}" fill="{self._palette.ink}"/>')

    def text(self, x: float, y: float, words: str, size: int, colour: str, anchor: str, weight: str = "400") -> None:
        """One line of words."""
        at = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}" font-weight="{weight}" text-anchor="{anchor}"'
        self._parts.append(f'<text {at} fill="{colour}">{escape(words)}</text>')

    def finished(self, title: str, said: list[str], y: float) -> str:
        """The drawing with the sentences below it."""
        y += 8
        for sentence_ in said:
            for line in wrap(sentence_, int((self._width - 2 * MARGIN) / (TEXT * WIDE))):
                y += TEXT * LINE
                self.text(MARGIN, y, line, TEXT, self._palette.ink, "start")
        height = round(y + MARGIN)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self._width} {height}" width="{self._width}"'
            f' height="{height}" role="img" font-family="{FONT}"><title>{escape(title)}</title>'
            f"<desc>{escape(' '.join(said))}</desc>"
            f'<rect width="{self._width}" height="{height}" fill="{self._palette.surface}"/>'
            f"{''.join(self._parts)}</svg>"
        )


def _radius(z: float | None) -> float:
    return RADIUS if z is None else min(MOST, max(LEAST, RADIUS + STEP * z))
