"""How pain, mood and the need for opioids move together: drawn when it shows, and never used to raise anything."""

import ast
from datetime import date
from math import sin
from pathlib import Path

import pytest

from signatures.days import History
from signatures.triad import MOOD, NEED, PAIN, STRESS, Swing, Triad, link, load_triad_numbers, triad
from signatures.usual import read_before
from tests.signatures.person import PACK, Person, on

NUMBERS = load_triad_numbers()
RULES = Path(__file__).parents[2] / "signatures"
DAYS = 42


def _view(history: History, day: date) -> Triad:
    return triad(read_before(history, PACK, day), day)


def waves(*, lag: int = 0, sign: int = 1) -> list[float | None]:
    """Forty-two days that go up and down without a rhythm; a later one, or one upside down."""
    return [sign * round(3 * sin((day - lag) ** 2 * 0.7), 1) for day in range(DAYS)]


def month(person: Person, days: range, **changed: int) -> Person:
    """Days on which mood and pain go up and down together, the wish for more a day later."""
    for day in days:
        up, before = round(2 * sin(day**2 * 0.7)), round(2 * sin((day - 1) ** 2 * 0.7))
        body = ["sweats"] if before > 0 else []
        given = {"pain": 5 + up, "mood": 5 - up, "craving": 4 + before, "body": body, "bother": 4, **changed}
        person.answers(day, **given)
    return person


def test_what_moves_together_is_drawn_with_its_direction() -> None:
    """Pain and mood of the same days are joined, the need comes the day after; each says on how many days it rests."""
    view = _view(month(Person(), range(1, 70)).history, on(69))

    assert [(PAIN, MOOD, False), (PAIN, NEED, True), (MOOD, NEED, True)] == [
        (link.one, link.other, link.is_lagged) for link in view.links
    ]
    assert all(link.r > 0.5 and link.p < 0.05 and link.pairs >= 21 for link in view.links)
    assert [(PAIN, STRESS), (MOOD, STRESS), (NEED, STRESS)] == list(view.too_few)
    assert {PAIN, MOOD, NEED} == set(view.today)


def test_few_answers_are_the_ordinary_answer() -> None:
    """After four weeks there are not yet twenty-one pairs with a usual to compare with: nothing is drawn."""
    person = month(Person(), range(1, 30))
    view = _view(person.history, on(29))

    assert () == view.links
    assert not view.is_known


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (waves(), (PAIN, MOOD, False, 1)),
        (waves(lag=1), (PAIN, MOOD, True, 1)),
        (waves(lag=-1), (MOOD, PAIN, True, 1)),
        (waves(sign=-1), (PAIN, MOOD, False, -1)),
        ([float(day % 2) for day in range(DAYS)], None),
        ([5.0] * DAYS, None),
    ],
)
def test_a_link_says_which_comes_first(other: list[float | None], found: tuple[str, str, bool, int] | None) -> None:
    """The same day, a day later, a day earlier, upside down; nothing for what does not move or moves by itself."""
    drawn = link(PAIN, MOOD, waves(), other, NUMBERS)

    assert found == (None if drawn is None else (drawn.one, drawn.other, drawn.is_lagged, round(drawn.r)))


def test_a_slow_wave_alone_is_no_link() -> None:
    """Two series that each rise week by week lie as close in many orders of their weeks: nothing is drawn."""
    slow = [float(day // 14) for day in range(DAYS)]
    other = [float((day + 7) // 14) for day in range(DAYS)]

    assert link(PAIN, MOOD, slow, other, NUMBERS) is None


def test_the_same_answers_always_give_the_same_view() -> None:
    """No chance takes part: every order of the weeks is tried, so the view of a history is one and the same."""
    history = month(Person(), range(1, 70)).history

    assert _view(history, on(69)) == _view(history, on(69))
    assert _view(history, on(60)) == _view(month(Person(), range(1, 61)).history, on(60))


def test_restless_days_show_beside_the_weeks_before() -> None:
    """Steps from day to day in points: about four now, two in the weeks before; a gap is no step."""
    person = Person()
    for day in range(1, 60):
        size = 2 if day > 45 else 1
        person.answers(day, pain=5 + size * (-1) ** day, mood=5)
    view = _view(person.history, on(59))

    assert {PAIN: Swing(4.0, 2.0), MOOD: Swing(0.0, 0.0)} == view.swings


def test_no_rule_knows_the_triad() -> None:
    """Nothing in the signatures imports it: it can raise no alert, lead to no tier and order no list."""
    imported = {
        name
        for file in RULES.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [f"{node.module}.{alias.name}" for alias in node.names]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }

    assert {name for name in imported if "triad" in name} == set()
    assert any("signatures.withdrawal" in name for name in imported)
