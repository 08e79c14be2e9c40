"""Region packs and the fixed help text."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from prompts.region import FOLDER, Line, RegionError, help_text, load_region, regions
from prompts.review import SAFETY, unreviewed
from prompts.wording import words

GOOD = (FOLDER / "generic.toml").read_text(encoding="utf-8")
NIGHT = Line("Night line", "+1 555 0100", "clinic", date(2026, 10, 1))


def test_the_generic_pack_is_112_with_its_source_and_date() -> None:
    """Every line says where it is known from and when it was checked."""
    generic = load_region("generic")

    assert "112" == generic.emergency.number
    assert generic.emergency.source
    assert () == generic.lines


def test_the_clinics_own_lines_follow_and_the_oldest_check_counts() -> None:
    """A pack is as fresh as its oldest line."""
    region = load_region("generic", [NIGHT])

    assert (NIGHT,) == region.lines
    assert date(2026, 10, 1) == region.checked_on


def test_the_help_text_is_the_fixed_one() -> None:
    """Word for word what the clinical reference fixes, with the numbers filled in."""
    assert (
        "If you might hurt yourself, or someone is in danger, call 112 now, or reach Night line (+1 555 0100).\n"
        "I have told your team, but this chat is not watched live.\n"
        "You are not in trouble for telling us."
    ) == help_text(load_region("generic"), [NIGHT], words("en"))


def test_the_help_text_without_a_line_or_a_team_says_so() -> None:
    """After somebody has left the programme no team is told, and the text does not pretend."""
    alone = help_text(load_region("generic"), [], words("en"), team=None)

    assert "call 112 now.\nNo team reads this chat now." in alone
    assert "I have told" not in alone
    assert "llama ahora al 112" in help_text(load_region("generic"), [], words("es"))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('checked = "unverified"', 'checked = "yes"', 'it is "read" or "unverified"'),
        ("checked_on = 2026-11-22\n", 'checked_on = 2026-11-22\nopens = "08:00"\n', "has one of opens and closes"),
        ("[emergency]", "[emergncy]", "the field 'emergency' is missing"),
        ('number = "112"', 'number = "call us"', "is not a number to call"),
        ("checked_on = 2026-11-22\n", 'checked_on = "soon"\n', "checked_on is a date"),
        ("version = 1", "version = one", "not valid TOML"),
    ],
)
def test_a_bad_pack_is_refused_with_the_reason(tmp_path: Path, old: str, new: str, reason: str) -> None:
    """A wrong emergency number is worse than none, so nothing is guessed."""
    (tmp_path / "generic.toml").write_text(GOOD.replace(old, new), encoding="utf-8")

    with pytest.raises(RegionError, match=reason):
        load_region("generic", folder=tmp_path)


def test_an_unknown_region_gets_the_nearest_one() -> None:
    """A slip of the keyboard is named."""
    with pytest.raises(RegionError, match='Did you mean "generic"'):
        load_region("genric")
    with pytest.raises(RegionError, match="There is: au, ca, de, es, fr, gb, generic, ie, us"):
        load_region("zz")


@pytest.mark.parametrize("key", regions())
def test_every_pack_has_numbers_with_a_source_and_a_day(key: str) -> None:
    """Each number is dialled as written, says where it is known from, and names nothing on a lock screen."""
    region = load_region(key)

    assert key == region.key
    assert region.numbers[0] == region.emergency.number
    for line in (region.emergency, *region.lines):
        assert re.fullmatch(r"[0-9 ]{3,14}", line.number)
        assert len(line.source) > 20
        assert date(2026, 11, 22) <= line.checked_on
        assert not re.search(r"suicid|crisis|drug|opioid|overdose", line.label, re.IGNORECASE)


def test_there_is_a_pack_for_each_place_the_product_names() -> None:
    """Eight countries and the generic 112; what nobody looked up says so."""
    assert ("au", "ca", "de", "es", "fr", "gb", "generic", "ie", "us") == regions()
    assert {"generic": ("112",)} == {
        key: load_region(key).unverified for key in regions() if load_region(key).unverified
    }
    assert ("911", "988") == load_region("us").numbers
    assert ("000", "13 11 14") == load_region("au").numbers


def test_a_line_that_does_not_answer_day_and_night_says_when_it_does() -> None:
    """A number that nobody answers at night must not be the only one somebody tries."""
    desk = replace(NIGHT, opens="08:00", closes="20:00")

    assert "Night line (+1 555 0100, 08:00 to 20:00)" in help_text(load_region("generic"), [desk], words("en"))


def test_outside_working_hours_the_help_text_says_so() -> None:
    """Whoever asks at night learns that the team is not there; whom no team is told for, learns only that."""
    generic, hours = load_region("generic"), "Monday to Friday, 08:00 to 18:00"
    at_night = help_text(generic, [], words("en"), staffed_hours=lambda _: hours)

    assert "It is outside your team's hours now. They work Monday to Friday, 08:00 to 18:00." in at_night
    assert hours not in help_text(generic, [], words("en"), staffed_hours=lambda _: hours, team=None)


@pytest.mark.parametrize("language", ["es", "de", "fr"])
def test_a_translation_that_nobody_has_checked_is_followed_by_the_english_text(language: str) -> None:
    """The person reads their own language first, that nobody has checked it, and then the English text."""
    generic, say = load_region("generic"), words(language)
    text = help_text(generic, [NIGHT], say)

    own, english = text.split(say("help-unreviewed"))
    assert own.startswith(say("help-call-or-line", emergency="112", line="Night line (+1 555 0100)"))
    assert help_text(generic, [NIGHT], words("en")) == english.strip()


@pytest.mark.parametrize(("changed", "left"), [("", ()), ("help-told", ("help-told",))])
def test_a_mark_holds_for_the_very_text_that_was_checked(tmp_path: Path, changed: str, left: tuple[str, ...]) -> None:
    """Every safety text can be marked; when one of them changes, its mark no longer holds."""
    (tmp_path / "es").mkdir()
    texts = "".join(f"{key} = Texto {key}.\n" for key in SAFETY).replace(f" = Texto {changed}.", " = Otro texto.")
    marks = "".join(f'[{key}]\nby = "Dr. A"\non = 2026-11-22\ntext = "Texto {key}."\n' for key in SAFETY)
    (tmp_path / "es" / "reviewed.toml").write_text(marks, encoding="utf-8")
    (tmp_path / "es" / "made_up.ftl").write_text(texts, encoding="utf-8")

    assert left == unreviewed("es", tmp_path)
    assert SAFETY == unreviewed("es")
