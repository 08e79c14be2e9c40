"""Who notices the numbers that are read day by day: the usual, withdrawal, unmet need, overdose risk and silence."""

from collections.abc import Mapping
from typing import Any

from tests.signatures.edge_people import (
    MANY,
    Edge,
    adding_up,
    craved,
    hard,
    less_tolerant,
    sparse,
    stressed,
    usual,
)
from tests.signatures.person import Person

ALWAYS_9 = {"pain": 9}
LITTLE: Mapping[str, Any] = {"body": ["aches"], "bother": 2}
SOME: Mapping[str, Any] = {"body": ["aches"], "bother": 3}
ALTERNATE = tuple({"pain": 5 + side, "mood": 5 + side, "sleep": 6, "craving": 2, "body": []} for side in (1, -1))
STEADY = ({"pain": 5, "mood": 5, "sleep": 6, "craving": 2, "body": []},)


def _closer_looks(*days: int) -> Person:
    person = Person()
    for day in days:
        person.deeper(day, *MANY)
    return person


def _long_taper() -> Person:
    """A step every ten days since day 29, so that every day lies in a window; two hard days half a year later."""
    person = Person().usual_days(range(1, 29))
    for day in range(29, 211, 10):
        person.dose(day, 100, 90)
    return person.usual_days(range(190, 209)).hard_day(209).hard_day(210)


BASELINE: Mapping[str, tuple[Edge, ...]] = {
    "spans_days.0": (sparse(28),),
    "spans_days.1": (sparse(42),),
    "spans_days.2": (sparse(56),),
    "after_soon_days": (
        (Person().usual_days(range(1, 18)).deeper(1, *MANY).hard_day(21), 21),
        (Person().usual_days(range(1, 17)).deeper(1, *MANY).hard_day(20), 20),
    ),
    "rotating_days": (stressed((18, 20), 20), stressed((18, 20), 20, known=5)),
    "mad_factor": (adding_up(11, ALTERNATE, pain=8, mood=3, sleep=5),),
    "z_low": (adding_up(6, STEADY, pain=0, body=["aches"], bother=9, sleep=2),),
    "z_high": (adding_up(7, STEADY, body=["aches"], bother=9),),
    "frozen_max_days": ((_long_taper(), 210),),
    "usual_share": (
        (Person().usual_days(range(1, 10), **LITTLE).usual_days(range(10, 21)).hard_day(24, body=["aches"]), 24),
        (Person().usual_days(range(1, 10)).usual_days(range(10, 21), **LITTLE).hard_day(24, body=["aches"]), 24),
    ),
}
UP: Mapping[str, tuple[Edge, ...]] = {
    "delta": (hard(pain=7, mood=3, sleep=6), hard(pain=6, mood=4, sleep=6)),
    "ceiling_median": (hard(ALWAYS_9, pain=10, mood=5),),
    "ceiling_value": (hard(ALWAYS_9, pain=10, mood=5), hard({"pain": 7}, pain=8, mood=5)),
    "ceiling_delta": (hard(ALWAYS_9, pain=10, mood=5), hard({"pain": 10}, pain=10, mood=5)),
}
W: Mapping[str, tuple[Edge, ...]] = {
    "core_needed": (hard(mood=5), hard(mood=5, sleep=6)),
    "aut_low": (hard(body=["aches"], bother=3), hard(body=["aches"], bother=2)),
    "aut_low_delta": (
        hard({"body": ["aches"], "bother": 1}, body=["aches"], bother=3),
        hard(LITTLE, body=["aches"], bother=3),
    ),
    "aut_high": (hard(SOME, body=["aches"], bother=4), hard(LITTLE, body=["aches"], bother=3)),
    "aut_high_delta": (
        hard(SOME, body=["aches"], bother=4),
        hard({"body": ["aches"], "bother": 4}, body=["aches"], bother=4),
    ),
    "signs": (hard(body=["sweats", "aches", "cramps"], bother=2), hard(body=["sweats", "aches"], bother=2)),
    "signs_delta": (
        hard({"body": ["aches"], "bother": 2}, body=["sweats", "aches", "cramps"], bother=2),
        hard({"body": ["sweats", "aches"], "bother": 2}, body=["sweats", "aches", "cramps"], bother=2),
    ),
    "craving_delta": tuple(
        (usual(15).hard_day(15, body=[], craving=craving).hard_day(16, body=[], craving=craving), 16)
        for craving in (4, 3)
    ),
    "ill_days": ((usual(26).says(20, "ill").dose(22, 100, 90).hard_day(26).hard_day(27), 27),),
    "missed_k": (
        (usual(18).answers(18, dose="less").answers(19, dose="less").hard_day(20), 20),
        (usual(18).answers(18, dose="less").hard_day(20), 20),
    ),
    "missed_n": (
        (usual(16).answers(16, dose="less").answers(19, dose="less").hard_day(20), 20),
        (usual(16).answers(16, dose="less").answers(20, dose="less").hard_day(21), 21),
    ),
    "without_days": tuple(
        (
            Person()
            .answers(1, {"dose": "ran_out"})
            .answers(2, {"dose": "ran_out"})
            .answers(3, {"dose": "ran_out"})
            .says(day, "other_opioid"),
            3,
        )
        for day in (2, 3)
    ),
    "red_flag_days": ((usual(16).says(14, "no_fluids").hard_day(16).hard_day(17), 17),),
    "pregnant_days": ((Person().says(1, "pregnant").usual_days(range(270, 285)).hard_day(290).hard_day(300), 300),),
    "cows_mild": tuple((Person().dose(1, 100, 90).seen(2, "cows", score), 2) for score in (5, 4)),
    "sows_mild": tuple((Person().dose(1, 100, 90).seen(2, "sows", score), 2) for score in (1, 0)),
    "grade_mild": tuple((Person().dose(1, 100, 90).seen(2, "withdrawal_grade", None, g), 2) for g in (1, 0)),
    "deep_dive_sum": ((_closer_looks(1), 1), (Person().deeper(1, 2, 2, 2, 2, 2), 1)),
    "deep_dive_items": ((_closer_looks(1), 1), (Person().deeper(1, 3, 3, 3, 3), 1)),
    "deep_dive_item": ((_closer_looks(1), 1), (Person().deeper(1, 3, 3, 3, 2, 1), 1)),
    "flare_days": ((usual(15).deeper(10, pain_place="all_over").hard_day(16).hard_day(17), 17),),
    "episode.cool_down_days": (
        (_closer_looks(1, 7).closed(1), 7),
        (_closer_looks(1, 8).closed(1), 8),
    ),
}
OPIOID: Mapping[str, Any] = {"dose": "as_planned", "other_use": ["opioid"]}
PLAIN: Mapping[str, Any] = {"dose": "as_planned"}


def _told(*days: int) -> Person:
    person = Person()
    for day in days:
        person.answers(day, OPIOID)
    return person


S: Mapping[str, tuple[Edge, ...]] = {
    "span_days": ((_told(1).answers(14, PLAIN).answers(15, PLAIN), 15),),
    "craving_span_days": ((craved((16, 6), (17, 6)).answers(23).answers(24), 24),),
    "more_for_feelings_max": (
        (
            Person()
            .answers(1, {"dose": "more", "dose_reason": "mood"})
            .answers(2, {"dose": "more", "dose_reason": "sleep"})
            .answers(3, {"dose": "more", "dose_reason": "stress"}),
            3,
        ),
    ),
    "supply": ((Person().answers(1, PLAIN).says(1, "early_supply").says(1, "lost_supply"), 1),),
    "lost_supply": ((Person().answers(1, PLAIN).says(1, "early_supply").says(1, "lost_supply"), 1),),
    "craving_delta": ((craved((16, 4), (17, 4)), 17), (craved((16, 3), (17, 3)), 17)),
    "craving_high": (
        (craved((16, 7), (17, 7), usual_craving=6), 17),
        (craved((16, 6), (17, 6), usual_craving=5), 17),
    ),
    "craving_high_delta": (
        (craved((16, 7), (17, 7), usual_craving=6), 17),
        (craved((16, 7), (17, 7), usual_craving=7), 17),
    ),
    "craving_n": ((craved((15, 6), (17, 6)), 17), (craved((15, 6), (18, 6)), 18)),
    "stress": (stressed((18, 20), 20),),
    "stress_delta": (stressed((18, 20), 20, stress=5), stressed((18, 20), 20, stress=4)),
    "stress_craving_delta": (stressed((18, 20), 20, craving=4), stressed((18, 20), 20, craving=3)),
    "stress_k": (stressed((18, 20), 20), stressed((20,), 20)),
    "stress_n": (stressed((16, 20), 20),),
    "soon_points": (
        (
            _told(1).answers(15, {"dose": "more"}).says(15, "early_supply").says(15, "ran_out").says(15, "lost_supply"),
            15,
        ),
        (
            Person().answers(1, {"dose": "more", "dose_reason": "pain"}).says(1, "early_supply").says(1, "lost_supply"),
            1,
        ),
        (
            Person().answers(1, {"dose": "more", "dose_reason": "mood"}).says(1, "early_supply").says(1, "lost_supply"),
            1,
        ),
    ),
    "merge_days": (
        (_closer_looks(1).answers(5, OPIOID), 5),
        (_closer_looks(1).answers(6, OPIOID), 6),
    ),
    "rescue_days": ((Person().says(1, "agreed_rescue").answers(14, OPIOID).answers(15, OPIOID), 15),),
    "injury_days": ((Person().says(1, "injury").answers(14, OPIOID).answers(15, OPIOID), 15),),
    "episode.clear_after": (
        (_told(1).answers(15, PLAIN).answers(16, PLAIN).answers(17, PLAIN).answers(18, PLAIN), 18),
    ),
    "episode.cool_down_days": (
        (_told(1, 13).closed(1, "unmet_need"), 13),
        (_told(1, 16).closed(1, "unmet_need"), 16),
    ),
}
RAN_OUT: Mapping[str, Any] = {"dose": "ran_out"}
O: Mapping[str, tuple[Edge, ...]] = {  # noqa: E741 - the letter of the signature
    "without_days": tuple(
        (
            Person()
            .answers(1, RAN_OUT)
            .answers(2, RAN_OUT)
            .answers(3, RAN_OUT)
            .answers(day, {**RAN_OUT, "craving": 8}),
            3,
        )
        for day in (3, 2)
    ),
    "fall_share": tuple((usual(15).dose(1, 100, after).answers(15, craving=8), 15) for after in (50, 55)),
    "fall_span_days": ((Person().dose(1, 100, 40).answers(80, craving=8).answers(97, craving=8), 97),),
    "left_days": ((Person().says(1, "left_treatment").answers(26, craving=8).answers(32, craving=8), 32),),
    "craving_delta": ((less_tolerant(craving=4), 15), (less_tolerant(craving=3), 15)),
    "craving_high": tuple((Person().says(1, "left_treatment").answers(2, craving=c), 2) for c in (7, 6)),
    "missed_span_days": tuple(
        (
            Person(medicine="methadone")
            .answers(first, {"dose": "less"})
            .answers(5, {"dose": "less"})
            .answers(7, {"dose": "less"}),
            7,
        )
        for first in (3, 2)
    ),
    "episode.clear_after": ((less_tolerant(craving=8).usual_days(range(16, 20)), 19),),
    "episode.cool_down_days": tuple(
        (less_tolerant(**OPIOID).closed(15, "overdose_window").answers(day, **OPIOID), day) for day in (16, 17)
    ),
}


def _silent(*spans: tuple[int, int]) -> Person:
    person = Person()
    heard = 1
    for first, last in spans:
        person.usual_days(range(heard, first))
        for day in range(first, last + 1):
            person.silent(day)
        heard = last + 1
    return person


E: Mapping[str, tuple[Edge, ...]] = {
    "ping_days": ((_silent((4, 5)), 5),),
    "episode.cool_down_days": (
        (_silent((2, 8), (10, 14)).closed(8, "engagement"), 14),
        (_silent((2, 8), (11, 15)).closed(8, "engagement"), 15),
    ),
}
