"""Charts: the drawing holds what the table holds, never invents, and can be read without colours."""

import re
from datetime import date, timedelta
from itertools import groupby
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from careteam.charts import DARK, LIGHT, PLOT, Chart, Palette, Row, draw, table
from careteam.pictures import Pictures

FIRST = date(2026, 3, 2)
SVG = "{http://www.w3.org/2000/svg}"


def days(count: int) -> list[date]:
    """So many days from the first on."""
    return [FIRST + timedelta(days=n) for n in range(count)]


def chart(
    values: dict[date, int], usual: tuple[float, float] | None = (4, 6), *, count: int = 7, **more: object
) -> Chart:
    """One row of pain."""
    band = {} if usual is None else dict.fromkeys(days(count), usual)
    row = Row("Pain", "0 none · 10 worst", values, band, is_worse_above=True, now="7 (usually 5)")
    made = {
        "title": "Pain was stronger than your usual",
        "about": "Pain 7, usually 5.",
        "first_on": FIRST,
        "last_on": FIRST + timedelta(days=count - 1),
        "rows": (row,),
        "ticks": ((FIRST, "2 Mar"),),
        "columns": ("Day", "No answer"),
    }
    return Chart(**(made | more))  # type: ignore[arg-type]


def parts(svg: str, name: str) -> list[ElementTree.Element]:
    """All elements of one kind."""
    return list(ElementTree.fromstring(svg).iter(f"{SVG}{name}"))


@given(
    st.dictionaries(st.sampled_from(days(28)), st.integers(0, 10)),
    st.integers(320, 1200),
    st.sampled_from([LIGHT, DARK]),
)
def test_every_answer_is_a_dot_and_nothing_else_is(values: dict[date, int], width: int, palette: Palette) -> None:
    """As many dots as answers, each at the height of its raw score; a line never crosses a day without an answer."""
    svg = draw(chart(values, None, count=28), palette, width)
    dots = [(float(dot.get("cx", "")), float(dot.get("cy", ""))) for dot in parts(svg, "circle")]

    assert len(values) == len(dots)
    bottom = max(float(line.get("y1", "")) for line in parts(svg, "line")[:2])
    assert [values[on] for on in sorted(values)] == [round((bottom - y) / PLOT * 10) for _, y in sorted(dots)]
    runs = [list(run) for known, run in groupby(days(28), key=values.__contains__) if known]
    assert sum(len(run) > 1 for run in runs) == len(parts(svg, "polyline"))
    assert all(0 <= x <= width for x, _ in dots)


def test_only_the_harder_side_of_the_usual_is_filled() -> None:
    """Above the band for pain, below it for mood; inside the band nothing is filled."""
    on = dict(zip(days(4), (5, 8, 8, 2), strict=True))

    def filled(is_worse_above: bool) -> int:
        row = Row("x", "", on, dict.fromkeys(on, (4.0, 6.0)), is_worse_above)
        shapes = parts(draw(chart({}, None, rows=(row,))), "polygon")
        return sum(shape.get("fill-opacity") == "0.4" for shape in shapes)

    assert 3 == filled(is_worse_above=True), "up to 8, along it, and down to the edge"
    assert 1 == filled(is_worse_above=False), "only the last part falls below"


def test_a_single_hard_day_is_seen_though_it_has_no_line() -> None:
    """A day between two gaps gets a bar from its usual, so that it is not lost in print."""
    svg = draw(chart({days(7)[3]: 9}))

    assert [] == parts(svg, "polyline")
    assert 1 == sum(shape.get("fill-opacity") == "0.4" for shape in parts(svg, "polygon"))


def test_the_table_holds_the_same_data() -> None:
    """A line a day: the answers, the dose that stood, and why a day is empty."""
    on = days(3)
    steps = ((FIRST - timedelta(days=60), 40.0, "40 mg"), (on[2], 36.0, "36 mg"))
    made = chart({on[0]: 7, on[2]: 5}, count=3, gaps={on[1]: "paused"}, doses=steps, dose_name="mg a day")

    assert (
        ("Day", "Pain", "mg a day", "No answer"),
        ("2026-03-02", "7", "40 mg", ""),
        ("2026-03-03", "", "40 mg", "paused"),
        ("2026-03-04", "5", "36 mg", ""),
    ) == table(made)
    shown = [text.text for text in parts(draw(made), "text")]
    assert {"40 mg", "36 mg", "paused", "Pain", "7 (usually 5)", "0", "10"} <= set(shown)


def test_a_drawing_says_in_words_what_it_shows_and_escapes_what_it_is_given() -> None:
    """A title and a description for who does not see it; a name with signs of its own does no harm."""
    svg = draw(chart({}, title="<b>Sleep</b> & mood", about="a < b"))

    assert ["<b>Sleep</b> & mood"] == [found.text for found in parts(svg, "title")]
    assert ["a < b"] == [found.text for found in parts(svg, "desc")]
    assert re.search(r'role="img"', svg)


def _contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (s / 12.92 if s <= 0.03928 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_lines_and_words_stand_out_in_light_dark_and_grey() -> None:
    """WCAG 2.2: 4.5 to 1 for words and 3 to 1 for lines, on the surface and on the band alike."""
    for palette in (LIGHT, DARK):
        assert all(_contrast(words, palette.surface) >= 4.5 for words in (palette.ink, palette.muted))
        for ground in (palette.surface, palette.band):
            assert all(_contrast(colour, ground) >= 3 for colour in palette.rows)


def test_a_picture_is_made_once_and_its_words_are_in_it() -> None:
    """A child process draws it, the second time it is there already; without its text it would be another picture."""
    pictures = Pictures()
    svg = draw(chart({FIRST: 7}))
    first = pictures.png(svg)

    assert b"\x89PNG" == first[:4]
    assert first is pictures.png(svg)
    assert len(pictures.png(re.sub(r"<text.*?</text>", "", svg))) < len(first) * 0.8, "text was silently left out"
