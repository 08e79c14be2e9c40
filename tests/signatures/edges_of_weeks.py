"""Who notices the numbers of single doses and of weeks: between doses, heavier weeks, tolerance, improving, windows."""

from collections.abc import Mapping
from typing import Any

from tests.signatures.edge_people import (
    EASED,
    MANY,
    WORSE,
    Edge,
    better,
    each,
    paired,
    relief,
    run_out,
    stepped,
    weeks_of,
)
from tests.signatures.person import Person

HEAVY: Mapping[str, Any] = {"mood": 2, "sleep": 3}
I: Mapping[str, tuple[Edge, ...]] = {  # noqa: E741 - the letter of the signature
    "falls": (
        (paired(range(1, 4), WORSE, {**EASED, "pain": 5}), 3),
        (paired(range(1, 4), WORSE, {**EASED, "pain": 6}), 3),
    ),
    "aut": ((paired(range(1, 4), {**WORSE, "bother": 3}), 3), (paired(range(1, 4), {**WORSE, "bother": 2}), 3)),
    "ticks_more": (
        (paired(range(1, 4), WORSE, {"pain": 4, "body": ["aches"], "bother": 2}), 3),
        (paired(range(1, 4), WORSE, {"pain": 4, "body": ["aches", "sweats"], "bother": 2}), 3),
    ),
    "soon_pairs": (
        (paired(range(1, 5)).pair(5, EASED, EASED), 5),
        (paired(range(1, 4)).pair(4, EASED, EASED).pair(5, EASED, EASED), 5),
    ),
    "dose_rest_days": ((paired((8, 9)).dose(1, 40, 36), 9),),
    "episode.clear_after": (
        (
            paired((1, 2, 3))
            .pair(11, EASED, EASED)
            .pair(12, EASED, EASED)
            .pair(13, EASED, EASED)
            .pair(14, EASED, EASED),
            14,
        ),
    ),
    "episode.cool_down_days": (
        (paired((1, 2, 3, 14, 15, 16)).closed(10, "between_dose"), 16),
        (paired((1, 2, 3, 15, 16, 17)).closed(10, "between_dose"), 17),
    ),
}
FIRST_WEEKS = each(range(1, 29))
P: Mapping[str, tuple[Edge, ...]] = {
    "anchor_days": (
        weeks_of(
            {**each(range(1, 15), mood=6), **each(range(15, 29), mood=8)}, each(range(36, 57), mood=5, sleep=3), 56
        ),
    ),
    "anchor_answers": (
        weeks_of(each(range(1, 11)), each(range(36, 57), **HEAVY), 56),
        weeks_of(each(range(1, 10)), each(range(36, 57), **HEAVY), 56),
    ),
    "anchor_rotating": tuple(
        weeks_of({**FIRST_WEEKS, **each(range(1, known), enjoy=6)}, each(range(36, 57), mood=2, enjoy=2), 56)
        for known in (4, 3)
    ),
    "taper_gap_days": tuple(
        (
            Person()
            .usual_days(range(1, 29))
            .dose(29, 100, 90)
            .dose(second, 90, 80)
            .usual_days(range(second - 28, second), **HEAVY)
            .usual_days(range(232, 253), **HEAVY),
            252,
        )
        for second in (189, 229)
    ),
    "week_answers": tuple(
        weeks_of(FIRST_WEEKS, {day: HEAVY for week in (35, 42, 49) for day in range(week + 1, week + 1 + known)}, 56)
        for known in (3, 2)
    ),
    "week_rotating": (
        weeks_of(
            {**FIRST_WEEKS, **each(range(1, 5), enjoy=6)},
            {**each(range(36, 57), mood=2), **each((40, 47, 54), mood=2, enjoy=2)},
            56,
        ),
    ),
    "drift_answers": tuple(
        weeks_of(FIRST_WEEKS, each(range(56, 56 - known, -1), pain=8, sleep=3), 56) for known in (10, 9)
    ),
    "phq4_span_days": tuple((Person().phq4(1, 6).phq4(1 + apart, 6), 1 + apart) for apart in (25, 30)),
    "label_days": tuple((Person().dose(1, 100, 90).phq4(day - 1, 6).phq4(day, 6), day) for day in (161, 201)),
    "episode.cool_down_days": (
        (Person().phq4(1, 6).phq4(2, 6).closed(2, "protracted").phq4(27, 6).phq4(28, 6), 28),
        (Person().phq4(1, 6).phq4(2, 6).closed(2, "protracted").phq4(31, 6).phq4(32, 6), 32),
    ),
}
T: Mapping[str, tuple[Edge, ...]] = {
    "recent_doses": (relief(recent=range(64, 71)), relief(recent=range(65, 71))),
    "before_doses": (relief(before=range(43, 57)), relief(before=range(44, 57))),
    "dose_rise": (relief(mg=(30, 36)), relief(mg=(30, 35))),
    "extra_days": (relief(mg=(30, 30), more=(58, 60, 62)), relief(mg=(30, 30), more=(58, 60))),
    "peg_better": (relief(pegs={30: (6,), 70: (5,)}), relief(pegs={30: (6,), 70: (5, 5, 6)})),
    "peg_apart_days": (relief(pegs={40: (6,), 70: (6,)}), relief(pegs={45: (6,), 70: (6,)})),
    "peg_recent_days": (relief(pegs={20: (6,), 58: (6,)}), relief(pegs={20: (6,), 55: (6,)})),
    "peg_span_days": (relief(pegs={20: (6,), 70: (6,)}), relief(pegs={10: (6,), 70: (6,)})),
    "activity_up": (relief(activity={30: 5, 50: 5, 65: 7}), relief(activity={30: 5, 50: 5, 65: 6})),
    "recent_activity": (relief(),),
    "before_activity": (relief(), relief(activity={50: 5, 65: 5})),
    "titration_days": (relief(event=(44, "titration")), relief(event=(40, "titration"))),
    "surgery_days": (relief(event=(45, "surgery")), relief(event=(40, "surgery"))),
    "fracture_days": (relief(event=(32, "fracture")), relief(event=(24, "fracture"))),
    "episode.clear_after": (
        (
            relief(activity=dict.fromkeys((30, 40, 50, 55, 65), 5))[0]
            .usual_days(range(71, 92), activity=9)
            .peg(77, 6)
            .peg(84, 6)
            .peg(91, 6),
            91,
        ),
    ),
    "episode.cool_down_days": tuple(
        (
            relief(mg=(30, 30), more=(58, 60, 62), activity=dict.fromkeys((30, 50, 65, 75), 5))[0]
            .closed(closed, "tolerance")
            .peg(98, 6)
            .answers(90, dose="more", activity=5)
            .answers(92, dose="more")
            .answers(94, dose="more"),
            98,
        )
        for closed in (73, 70)
    ),
}
R: Mapping[str, tuple[Edge, ...]] = {
    "recent_answers": (better(recent=range(49, 57)), better(recent=range(50, 57))),
    "before_answers": (better(before=range(33, 43)), better(before=range(34, 43))),
    "channels": (better(), better(now={"sleep": 8})),
    "peg_better": (better(now={}, pegs={20: (6,), 56: (5,)}), better(now={}, pegs={20: (6,), 56: (5, 5, 6)})),
    "peg_apart_days": (better(now={}, pegs={26: (6,), 56: (4,)}), better(now={}, pegs={31: (6,), 56: (4,)})),
    "peg_recent_days": (better(now={}, pegs={10: (6,), 50: (4,)}), better(now={}, pegs={10: (6,), 49: (4,)})),
    "peg_span_days": (
        better(now={}, pegs={6: (6,), 56: (4,)}),
        (better(now={})[0].usual_days(range(57, 64)).peg(3, 6).peg(63, 4), 63),
    ),
    "step_answers": (stepped(inside=range(34, 44)), stepped(inside=range(35, 44))),
    "step_before_days": (
        (
            Person()
            .usual_days(range(2, 8), pain=3)
            .usual_days(range(8, 14), pain=7)
            .usual_days(range(14, 19), pain=3)
            .dose(36, 100, 90)
            .usual_days(range(36, 57), pain=7),
            56,
        ),
    ),
    "step_before_answers": (stepped(range(19, 29)), stepped(range(20, 29))),
    "step_up": (stepped(pain=7), stepped(pain=6)),
    "help_rest_days": (better(helped=43), better(helped=40)),
}
PROFILES: Mapping[str, tuple[Edge, ...]] = {
    "short_acting.acute_end_days": (run_out("short_acting", 10),),
    "buprenorphine.acute_end_days": (run_out("buprenorphine", 21),),
    "fentanyl_patch.acute_end_days": (run_out("fentanyl_patch", 10),),
    "illicit_fentanyl.acute_end_days": (run_out("illicit_fentanyl", 14),),
    "unknown.acute_end_days": (run_out("unknown", 14),),
    "buprenorphine.induction_days": (
        (Person(medicine="buprenorphine").dose(1, None, 8, "start").deeper(4, *MANY).deeper(5, *MANY), 5),
    ),
}
TAPER_STEP: Mapping[str, tuple[Edge, ...]] = {
    "large_from_percent": tuple((Person().dose(1, 100, after).deeper(18, *MANY), 18) for after in (80, 83)),
}
