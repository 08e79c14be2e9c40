"""What must be true of every history, whatever was answered."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, time, timedelta
from time import process_time
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from signatures.days import Closing, History, MedicineClass
from signatures.engine import Findings, review
from signatures.episodes import Episode
from signatures.evidence import Evidence, NotEvaluable, Tier, from_json, to_json
from tests.signatures.person import PACK, Person, on

LAST = 40
STEADY = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SIGNS = ("sweats", "watery", "restless", "cramps", "aches")
SCORE = st.integers(0, 10) | st.sampled_from(["skipped", "declined"])
NEAR = st.integers(4, 7)

ANSWERS = st.fixed_dictionaries(
    {"pain": SCORE, "mood": SCORE, "sleep": SCORE, "craving": SCORE, "stress": SCORE},
    optional={
        "body": st.lists(st.sampled_from(SIGNS), unique=True),
        "bother": SCORE,
        "dose": st.sampled_from(["as_planned", "as_planned", "less", "more", "ran_out", "none_prescribed"]),
        "dose_reason": st.sampled_from(["pain", "stress", "sleep", "mood"]),
        "other_use": st.lists(st.sampled_from(["opioid", "alcohol"]), unique=True),
    },
)
EVENTS = st.sampled_from(
    ["ill", "well", "no_fluids", "pregnant", "extra_dose", "early_supply", "other_opioid", "injury", "agreed_rescue"]
)


@st.composite
def people(draw: st.DrawFn) -> Person:
    """A steady month or so, then anything."""
    person = Person(medicine=draw(st.sampled_from([*MedicineClass])))
    steady = draw(st.integers(0, 24))
    for day in range(1, steady + 1):
        if draw(st.integers(0, 9)):
            person.answers(day, pain=draw(NEAR), mood=draw(NEAR), stress=3)
        else:
            person.silent(day)
    for day in range(steady + 1, LAST + 1):
        if draw(st.booleans()):
            person.answers(day, draw(ANSWERS))
        if not draw(st.integers(0, 6)):
            person.says(day, draw(EVENTS), draw(st.sampled_from([None, "stress", "pain"])))
        if not draw(st.integers(0, 12)):
            person.seen(day, "cows", draw(st.integers(0, 40)))
        if not draw(st.integers(0, 12)):
            person.dose(day, 100, draw(st.integers(0, 120)), draw(st.sampled_from(["start", "step", "stop", "switch"])))
        if not draw(st.integers(0, 15)):
            person.closed(day, draw(st.sampled_from(["withdrawal", "unmet_need"])), draw(st.integers(5, 22)))
    return person


def _but_silence(findings: Findings) -> list[Episode]:
    return [episode for episode in findings.episodes if episode.signature != "engagement"]


def _close(person: Person, day: int = LAST) -> Findings:
    return person.review(day)


@given(people())
@STEADY
def test_reviewing_twice_is_reviewing_once(person: Person) -> None:
    """The same history gives equal findings, and evidence that reads back equal."""
    first = _close(person)

    assert first == _close(person)
    assert all(e == from_json(to_json(e)) for episode in first.episodes for e in episode.evidence)


@given(people(), st.randoms(use_true_random=False))
@STEADY
def test_the_order_of_the_history_changes_nothing(person: Person, rng: Any) -> None:
    """Shuffled responses, check-ins, events, doses and observations give equal findings."""
    history = person.history
    shuffled: dict[str, tuple[Any, ...]] = {}
    for field in fields(History):
        value = getattr(history, field.name)
        if isinstance(value, tuple):
            mixed = list(value)
            rng.shuffle(mixed)
            shuffled[field.name] = tuple(mixed)

    assert _close(person) == review(replace(history, **shuffled), PACK, on(LAST), on(LAST))


@given(people(), st.integers(1, 60))
@STEADY
def test_silence_raises_nothing_but_the_question_how_they_are(person: Person, silent: int) -> None:
    """After the last answer silent days bring no evidence of anything but silence, no other episode, no closing."""
    before = _close(person)
    for day in range(LAST + 1, LAST + silent + 1):
        person.silent(day)
    after = person.review(LAST + silent)

    assert _but_silence(before) == _but_silence(after)
    held = [v for d, found in after.by_day.items() for v in found if d > on(LAST) and isinstance(v, Evidence)]
    assert {"engagement"} >= {v.signature for v in held}


@given(people())
@STEADY
def test_unchanged_bodily_signs_never_call_for_withdrawal(person: Person) -> None:
    """However hard pain, mood and sleep become: without bodily signs, a run-out or staff nobody is called."""
    person.responses = [
        replace(r, choices=("as_planned",)) if r.item == "dose" else replace(r, choices=()) if r.item == "body" else r
        for r in person.responses
        if r.item not in ("bother", "other_use", "dose_reason")
    ]
    person.events, person.observations = [], []
    held = [v for found in _close(person).by_day.values() for v in found if isinstance(v, Evidence)]

    assert all(v.tier is Tier.info for v in held if v.signature == "withdrawal" and v.rule != "W-leads-S")
    assert all(v.rule in ("W-info-2of3", "W-info-cusum") for v in held if v.signature == "withdrawal" and not v.points)


@given(people(), st.integers(1, LAST))
@STEADY
def test_an_earlier_review_agrees_with_the_later_one(person: Person, day: int) -> None:
    """What was said at a day's close is what a review weeks later says of that day: nothing looks ahead."""
    person.closings = []
    later = _close(person).by_day.get(on(day))

    assert later == (_close(person, day).by_day.get(on(day)))


@given(people(), st.integers(1, LAST), st.integers(0, 5), st.none() | st.integers(0, 10**6))
@STEADY
def test_what_the_closed_days_came_to_saves_time_and_changes_nothing(
    person: Person, day: int, later: int, put_right: int | None
) -> None:
    """A review that goes on from an earlier one finds what a review of everything finds, whatever was put right."""
    until = min(day + later, LAST)
    past = person.review(day).past
    assert past is not None
    if put_right is not None and person.responses:
        place = put_right % len(person.responses)
        person.responses[place] = replace(person.responses[place], id="put-right", score=put_right % 11)
    history = person.history

    assert review(history, PACK, on(until), on(until)) == review(history, PACK, on(until), on(until), past)


def test_closed_days_are_not_looked_at_again() -> None:
    """What fits is used, which a mark left in it shows; what does not fit is not."""
    person = Person().usual_days(range(1, 20))
    past = person.review(18).past
    assert past is not None
    marked = replace(past, by_day={**past.by_day, on(3): ()})

    assert () == review(person.history, PACK, on(19), on(19), marked).by_day[on(3)]
    person.hard_day(3)
    assert () != review(person.history, PACK, on(19), on(19), marked).by_day[on(3)]


@given(people(), st.integers(1, LAST))
@STEADY
def test_midday_and_close_agree(person: Person, day: int) -> None:
    """Before the day closes everything holds that holds at its close, except the sum of small changes."""
    midday, close = person.review(day, closed=False), person.review(day)

    def told(findings: Findings) -> set[tuple[str, Tier, str]]:
        held = [v for v in findings.today if isinstance(v, Evidence)]
        return {(v.signature, v.tier, v.rule) for v in held if not v.rule.endswith("-leads-S")}

    def tiers(findings: Findings) -> dict[tuple[str, date], int]:
        return {(e.signature, e.opened_on): e.tier.rank() for e in findings.episodes}

    assert told(midday) <= told(close)
    assert tiers(midday).keys() <= tiers(close).keys()
    assert all(tier <= tiers(close)[key] for key, tier in tiers(midday).items())


@given(people())
@STEADY
def test_tiers_and_signatures_keep_their_promises(person: Person) -> None:
    """Unmet need is never urgent, urgent always names a red flag, and no day has two verdicts of one signature."""
    findings = _close(person)
    held = [v for found in findings.by_day.values() for v in found if isinstance(v, Evidence)]

    calm = ("unmet_need", "between_dose", "protracted", "tolerance")
    assert not [v for v in held if v.signature in calm and v.tier is Tier.urgent]
    assert all(v.red_flags for v in held if v.tier is Tier.urgent and v.signature == "withdrawal")
    assert not [v for v in held if v.signature == "engagement" and v.tier is Tier.urgent]
    assert all(len({v.signature for v in found}) == len(found) for found in findings.by_day.values())
    assert not [e for e in findings.episodes if e.closed_as == "cleared" and e.tier is Tier.urgent]


@given(people())
@STEADY
def test_without_consent_nothing_is_derived(person: Person) -> None:
    """Without the scope no evidence and no episode of unmet need exists, whatever was told."""
    person.agreed = False
    findings = _close(person)

    assert not [e for e in findings.episodes if e.signature == "unmet_need"]
    told = [v for found in findings.by_day.values() for v in found if v.signature == "unmet_need"]
    assert all(isinstance(v, NotEvaluable) for v in told)


@given(people(), st.integers(1, LAST), st.integers(0, 23))
@STEADY
def test_one_signature_has_one_open_episode(person: Person, day: int, hour: int) -> None:
    """Episodes of a signature follow each other: unique opening days, and only the last may be open."""
    at = datetime.combine(on(day), time(hour), UTC)
    person.closings.append(Closing("withdrawal", on(day), at + timedelta(minutes=1)))
    for signature in ("withdrawal", "unmet_need"):
        course = [e for e in _close(person).episodes if e.signature == signature]

        assert len({e.opened_on for e in course}) == len(course)
        assert not [e for e in course[:-1] if e.is_open]


def test_a_year_of_daily_answers_is_reviewed_quickly() -> None:
    """A year with steps and many bad days; the bound is wide, because machines differ."""
    person = Person()
    for day in range(1, 366):
        person.answers(day, pain=(day * 7) % 9, mood=(day * 5) % 10, sleep=(day * 3) % 8, craving=day % 6, stress=3)
        if day % 45 == 0:
            person.dose(day, 100, 90)
    history = person.history
    started = process_time()
    review(history, PACK, on(365), on(365))

    assert process_time() - started < 1.0
