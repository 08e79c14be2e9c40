"""Evidence explains itself, in both languages, and survives being stored."""

import re
from pathlib import Path

import pytest

from prompts.wording import languages, words
from signatures.evidence import (
    Evidence,
    NotEvaluable,
    from_json,
    to_json,
)
from signatures.explaining import explain, explain_not_evaluable, patient_sentence
from tests.signatures.person import PACK, Person
from tests.signatures.test_golden_patients import person_of, story_of

FOLDER = Path(__file__).parents[2] / "signatures"


def _taper() -> Person:
    person = Person().usual_days(range(1, 29)).dose(29, 100, 90).usual_days([29, 30]).silent(31)
    return person.hard_day(32).hard_day(33, craving=5)


def _golden(name: str, day: int, signature: str) -> Evidence:
    return person_of(story_of(name)).evidence(day, signature)


def _cases() -> dict[str, Evidence]:
    """One piece of evidence for each way in which it is told."""
    need = Person().usual_days(range(1, 30)).answers(30, dose="more", dose_reason="stress").says(30, "extra_dose", "x")
    need.answers(31, dose="ran_out", craving=6).answers(32, dose="more", dose_reason="sleep", craving=7)
    led = Person().usual_days(range(1, 30)).hard_day(30).answers(31).answers(32).says(32, "other_opioid")
    led.says(32, "lost_supply")
    adding = Person().usual_days(range(1, 32))
    for day in range(32, 37):
        adding.answers(day, pain=6, mood=4, sleep=5, craving=3, body=["aches"], bother=1)
    ill = Person().usual_days(range(1, 32)).says(32, "ill").says(32, "effort").hard_day(32).hard_day(33)
    urgent = Person().usual_days(range(1, 32)).hard_day(32, craving="declined")
    for flag in ("no_fluids", "pregnant", "chest_pain", "confusion", "suicidal_answer"):
        urgent.says(32, flag)
    without = Person().answers(1, {"dose": "ran_out"}).answers(2, {"dose": "ran_out"})
    without.answers(3, {"dose": "ran_out", "other_use": ["opioid"]})
    stress = Person().usual_days(range(1, 30), stress=3).says(30, "early_supply")
    for day in range(30, 35):
        stress.answers(day, stress=6, craving=6)
    return {
        "k of n": _taper().evidence(33),
        "once": _taper().evidence(32),
        "observed": Person().dose(1, 40, 0, "stop").seen(2, "cows", 13, 2).evidence(2),
        "ran out": Person().answers(2, {"dose": "ran_out"}).evidence(2),
        "missed": Person().usual_days(range(1, 30)).hard_day(30, dose="less").hard_day(31, dose="less").evidence(31),
        "switch": Person().usual_days(range(1, 30)).dose(28, 40, 40, "switch").hard_day(30).evidence(30),
        "unknown step": Person().usual_days(range(1, 30)).dose(29, None, None).hard_day(30).evidence(30),
        "cusum": adding.evidence(36),
        "craving": Person()
        .usual_days(range(1, 30))
        .hard_day(30, body=[], craving=5)
        .hard_day(31, body=[], craving=5)
        .evidence(31, closed=False),
        "ill": ill.evidence(33),
        "urgent": urgent.evidence(32),
        "other source": without.evidence(3),
        "need": need.evidence(32, "unmet_need"),
        "need with stress": stress.evidence(34, "unmet_need"),
        "closer look": Person().deeper(1, 3, 3, 2, 2, 2).evidence(1),
        "between doses": _golden("between_dose_on_five_days", 26, "between_dose"),
        "heavier weeks": _golden("protracted_after_a_taper", 63, "protracted"),
        "drift": _golden("slow_drift", 77, "protracted"),
        "PHQ-4": _golden("phq4_high_twice", 22, "protracted"),
        "tolerance": _golden("tolerance_after_a_raise", 77, "tolerance"),
        "tolerance by extra doses": _golden("tolerance_by_extra_doses", 70, "tolerance"),
        "silence": _golden("silence_of_a_week", 36, "engagement"),
        "overdose risk": _golden("use_after_leaving_treatment", 30, "overdose_window"),
        "led": led.evidence(32, "unmet_need"),
        "leads": led.evidence(32),
    }


CASES = _cases()


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("case", CASES)
def test_every_kind_of_evidence_can_be_told(case: str, language: str) -> None:
    """No wording key is missing, nothing is left empty and no placeholder stays behind."""
    told = explain(CASES[case], words(language))

    for text in vars(told).values():
        assert text is None or (text.strip() and "{" not in text)
    assert told.moved
    assert patient_sentence(CASES[case], words(language))


@pytest.mark.parametrize("case", CASES)
def test_every_finding_says_what_it_rests_on_and_what_would_change_it(case: str) -> None:
    """The answers, the rule and the pack; what speaks against it or for it; and the sentence computed from the rule."""
    evidence = CASES[case]
    told = explain(evidence, words("en"))

    assert evidence.signature == "engagement" or evidence.response_ids or evidence.event_ids or evidence.observation_ids
    assert PACK.label == evidence.pack
    assert PACK.hash == evidence.pack_hash
    assert (told.change or "").startswith("What would change this: ")
    assert evidence.for_ or evidence.against


@pytest.mark.parametrize("case", CASES)
def test_evidence_survives_being_stored(case: str) -> None:
    """Written and read back it is equal, and written again it is the same text."""
    text = to_json(CASES[case])

    assert CASES[case] == from_json(text)
    assert text == to_json(from_json(text))


def test_the_sentence_of_the_clinician() -> None:
    """What moved against what is usual, the step and its window, what speaks against a flare, what is missing."""
    told = explain(CASES["k of n"], words("en"))

    assert "withdrawal pattern" == told.headline
    assert (
        "2 of the last 3 check-ins: pain 7 (usual 5), sleep 2 (6), mood 3 (5), sweats and restlessness new."
        == told.moved
    )
    assert "Dose −10 % 4 days ago; window to 12 Apr. Wish for more medicine 5 (2)." == told.dose
    assert "Less like a pain flare: body signs moved with it." == told.against
    assert "Not known: activity; 1 of 5 days unanswered." == told.missing
    assert (
        "Consider: call today · missed doses, fluids, mood, suicide, naloxone · pause or slow the step."
        == told.consider
    )


@pytest.mark.parametrize(
    ("case", "change"),
    [
        ("k of n", "3 check-ins with pain up to 6, mood from 4, sleep from 5, or an illness marked."),
        ("ill", "3 check-ins with pain up to 6, mood from 4, sleep from 5."),
        ("urgent", "a person closes it with what was found; nothing else does."),
        ("ran out", "medicine at hand again, and 3 check-ins without the pattern."),
        ("closer look", "a closer look below 12 points, or an illness marked."),
        ("need", "nothing new told; what was told counts until 15 Apr."),
        ("heavier weeks", "2 weeks with mood from 4.5, sleep from 4.5, enjoyment from 4.5 in the middle."),
        ("between doses", "fewer than 3 such days in a week, or a dose change or an illness marked."),
        ("silence", "any sign from the person."),
    ],
)
def test_what_would_change_a_finding_is_computed_from_its_rule(case: str, change: str) -> None:
    """With the scores of this person, from which on a day or a week counts no more."""
    assert f"What would change this: {change}" == explain(CASES[case], words("en")).change


def test_a_clinic_observation_says_what_it_is() -> None:
    """The headline names the source, the sentence the grade."""
    told = explain(CASES["observed"], words("en"))

    assert "withdrawal pattern · clinic observation" == told.headline
    assert "Withdrawal seen by staff on 2 Mar: moderate." == told.moved
    assert "Medicine stopped yesterday; window to 22 Mar." == told.dose


def test_unmet_need_names_reasons_and_no_disorder() -> None:
    """Reasons stand beside the extra medicine; an unknown reason is "another reason"."""
    told = explain(CASES["need"], words("en"))

    assert (
        "The plan may not meet needs: extra medicine on 2 days (sleep, stress, another reason), "
        "ran out early, or asked for an early supply, wish for more medicine 7 (usual 2). "
        "Single behaviours identify no disorder." == told.moved
    )


def test_the_leading_evidence_tells_when_the_pattern_held() -> None:
    """It describes an earlier day and says which."""
    told = explain(CASES["leads"], words("en"))

    assert told.moved.startswith("The plan may not meet needs: an opioid from another source on 1 day")
    assert "The withdrawal pattern held on 30 Mar: pain 7 (usual 5)" in told.moved


def test_the_patient_hears_no_diagnosis_and_no_dose() -> None:
    """Self-report, information, contact: nothing else (CLINICAL 8)."""
    said = {patient_sentence(evidence, words("en")) for evidence in CASES.values()}

    assert {
        "Your last answers look harder than your usual.",
        "You told us that your medicine ran out.",
        "Your team noted signs that can be hard at this time.",
        "Your plan may not be covering everything. Your team wants to help adjust it.",
        "Your answers were harder just before a dose. Your team will look at the timing with you.",
        "The last weeks have been heavier than before. Your team would like to talk.",
        "The medicine seems to give less relief. Your team will discuss options with you.",
        "We have not heard from you for some days.",
        "Your body may tolerate less than before.",
    } == said


@pytest.mark.parametrize("language", languages())
def test_every_reason_that_code_gives_has_a_sentence(language: str) -> None:
    """Reasons of "not evaluable", options and lines for and against, as they stand in the code, all have wording."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py"))
    keys = set(re.findall(r'"((?:for|against|consider)-[a-z-]+)"', code))
    reasons = re.findall(
        r'"((?:suppressed|baseline)-[a-z-]+|not-answered|induction|few-answers|scope-not-given|no-retaliation-[a-z-]+)"',
        code,
    )
    keys |= {f"not-evaluable-{reason}" for reason in reasons}

    assert len(keys) > 20
    assert [] == sorted(key for key in keys if not words(language).has(key))


def test_not_evaluable_never_reads_as_fine() -> None:
    """It names the signature, the day and the reason, and says what it does not mean."""
    found = Person().usual_days(range(1, 20)).silent(20).finding(20)

    assert isinstance(found, NotEvaluable)
    assert (
        "withdrawal pattern: cannot be judged on 20 Mar. The check-in of that day is not complete. "
        "This does not mean that all is well." == explain_not_evaluable(found, words("en"))
    )
