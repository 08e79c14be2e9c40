"""People of a few days each, made up to stand at the edge of a number of the pack."""

from collections.abc import Iterable, Mapping
from typing import Any

from tests.signatures.person import Person

Edge = tuple[Person, int]
MANY = (3, 3, 2, 2, 2)  # a closer look that calls for somebody without any usual: 12 points from five signs
FIRST = 14  # the first day that has ten days of usual before it
EASED: Mapping[str, Any] = {"pain": 4, "craving": 4, "body": []}
WORSE: Mapping[str, Any] = {"pain": 7, "craving": 4, "body": ["sweats", "aches"], "bother": 4}


def usual(last: int = FIRST + 1, **changed: Any) -> Person:
    """The usual days up to the one before the story."""
    return Person().usual_days(range(1, last), **changed)


def hard(before: Mapping[str, Any] | None = None, **today: Any) -> Edge:
    """One hard day after a usual fortnight; `before` changes the usual."""
    return usual(16, **(before or {})).hard_day(16, **today), 16


def sparse(span: int, today: int = 100) -> Edge:
    """
    Ten answered days in the reference of that length, five of them at its far end, and harder ones before: a day more
    of reach and the usual is harder, a day less and it is widened.
    """
    person = Person()
    for day in range(max(1, today - span - 30), today - span - 3):
        person.answers(day, pain=9)
    person.usual_days(range(today - span - 3, today - span + 2), pain=4)
    person.usual_days(range(today - 8, today - 3), pain=7)
    return person.hard_day(today, pain=8, mood=5), today


def adding_up(days: int, usual_of: tuple[Mapping[str, Any], ...], **today: Any) -> Edge:
    """Some weeks of these usual days in turn, then days whose changes add up."""
    person = Person()
    for day in range(1, 29):
        person.answers(day, {**usual_of[day % len(usual_of)]})
    for day in range(29, 29 + days):
        person.answers(day, {**usual_of[0], **today})
    return person, 28 + days


def craved(*days: tuple[int, int], usual_craving: int = 2) -> Person:
    """Cravings on some days, on days with an early supply, which brings them to the points of a digest line."""
    person = usual(15, craving=usual_craving)
    scores = dict(days)
    for day in range(15, max(scores) + 1):
        person.answers(day, craving=scores.get(day, usual_craving))
    return person.says(max(scores), "early_supply")


def stressed(days: tuple[int, ...], last: int, craving: int = 6, stress: int = 6, known: int = 6) -> Edge:
    """Stress and craving up on these days; the usual of stress rests on `known` answers."""
    person = Person()
    for day in range(1, 15):
        person.answers(day, stress=3 if day <= known else None)
    for day in range(15, last + 1):
        person.answers(day, stress=stress if day in days else 3, craving=craving if day in days else 2)
    return person.says(last, "early_supply").says(last, "lost_supply"), last


def less_tolerant(**last: Any) -> Person:
    """Agonist treatment was left on day 10."""
    return Person(medicine="methadone").usual_days(range(1, 15)).says(10, "left_treatment").answers(15, **last)


def paired(days: Iterable[int], before: Mapping[str, Any] = WORSE, after: Mapping[str, Any] = EASED) -> Person:
    """Pairs around a dose on these days."""
    person = Person()
    for day in days:
        person.pair(day, before, after)
    return person


def weeks_of(anchor: Mapping[int, Mapping[str, Any]], heavy: Mapping[int, Mapping[str, Any]], last: int) -> Edge:
    """The answers of the first weeks and those of the heavy ones, by day."""
    person = Person()
    for day, answers in sorted({**anchor, **heavy}.items()):
        person.answers(day, **answers)
    return person, last


def each(days: Iterable[int], **answers: Any) -> dict[int, Mapping[str, Any]]:
    """The same answers on each of these days."""
    return dict.fromkeys(days, answers)


def relief(
    *,
    recent: Iterable[int] = range(57, 71),
    before: Iterable[int] = range(29, 57),
    mg: tuple[int, int] = (30, 40),
    pegs: Mapping[int, tuple[int, ...]] | None = None,
    activity: Mapping[int, int] | None = None,
    more: Iterable[int] = (),
    event: tuple[int, str] | None = None,
) -> Edge:
    """Ten weeks of medicine, the dose raised on day 57; the tenth week closes on day 70."""
    person = Person().dose(1, None, mg[0], "start").dose(57, *mg)
    active = {30: 5, 50: 5, 65: 5} if activity is None else activity
    for day in sorted({*recent, *before, *active}):
        dose = "more" if day in more else "as_planned" if day in {*recent, *before} else None
        person.answers(day, {"dose": dose, "activity": active.get(day)})
    for day, scores in ({30: (6,), 70: (6,)} if pegs is None else pegs).items():
        person.peg(day, *scores)
    if event is not None:
        person.says(*event)
    return person, 70


def better(
    *,
    recent: Iterable[int] = range(43, 57),
    before: Iterable[int] = range(15, 43),
    now: Mapping[str, Any] | None = None,
    pegs: Mapping[int, tuple[int, ...]] | None = None,
    helped: int | None = None,
) -> Edge:
    """Six weeks of before and two easier ones; the eighth week closes on day 56."""
    person = Person().usual_days(before).usual_days(recent, **({"pain": 4, "sleep": 8} if now is None else now))
    for day, scores in (pegs or {}).items():
        person.peg(day, *scores)
    return (person if helped is None else person.says(helped, "asked_for_help")), 56


def stepped(before: Iterable[int] = range(1, 29), inside: Iterable[int] = range(29, 44), **now: Any) -> Edge:
    """A step on day 29, whose window ends on day 43; the seventh week closes on day 49."""
    person = Person().usual_days(before).dose(29, 100, 90).usual_days(inside, **now)
    return person.usual_days(range(44, 50), **now), 49


def run_out(medicine: str, length: int) -> Edge:
    """The medicine ran out on day 1; a closer look calls on the last day of its window and on the one after."""
    person = Person(medicine=medicine).answers(1, {"dose": "ran_out"})
    return person.deeper(1 + length, *MANY).deeper(2 + length, *MANY), 2 + length
