"""Protocol files: what they may say, and the sentence a person gets when one is wrong."""

import json
from datetime import time, timedelta
from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML

from prompts.protocol import FOLDER, Protocol, ProtocolError, json_schema, load, names

ROOT = Path(__file__).parents[2]
GOOD = (FOLDER / "daily.yaml").read_text(encoding="utf-8")


def test_the_protocols_load() -> None:
    """Daily, moments and taper for pain, treatment for opioid use disorder with other use asked daily."""
    assert ("daily", "moments", "taper", "treatment") == names()
    assert ["stable", "stable", "taper", "treatment"] == [load(name).phase for name in names()]
    assert "other_use" in load("treatment").items
    assert ("pain", "mood", "sleep", "craving", "body", "dose") == load("daily").items


def test_the_daily_slot_is_as_written() -> None:
    """09:00, twelve hours to answer, reminders after two and five hours."""
    slot = load("daily").slots[0]

    assert ("morning", time(9), timedelta(hours=12)) == (slot.key, slot.at, slot.window)
    assert (timedelta(hours=2), timedelta(hours=5)) == slot.reminders


def test_a_stored_version_comes_back_with_the_same_hash() -> None:
    """Canonical JSON there and back; any change of meaning changes the hash, a comment in the file does not."""
    daily = load("daily")

    again = Protocol.from_json(daily.to_json())

    assert daily == again
    assert daily.hash == again.hash
    assert 64 == len(daily.hash)
    assert daily.hash != daily.model_copy(update={"version": 4}).hash
    assert daily.hash != load("taper").hash


def test_a_stored_version_that_is_damaged_is_refused_in_a_sentence() -> None:
    """No traceback of a library reaches a person."""
    with pytest.raises(ProtocolError, match=r"^A stored protocol cannot be read: .* Restore it from a backup\.$"):
        Protocol.from_json('{"name": "daily"}')


def test_the_published_schema_is_the_models_own() -> None:
    """docs/protocol.schema.json is written from the model; after a change, write it again."""
    published = json.loads((ROOT / "docs" / "protocol.schema.json").read_text(encoding="utf-8"))

    assert json_schema() == published


@pytest.mark.parametrize("name", names())
def test_the_shipped_files_satisfy_the_published_schema(name: str) -> None:
    """A second reader, which knows only the schema, agrees with the model."""
    content = YAML(typ="safe").load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))

    jsonschema.Draft202012Validator(json_schema()).validate(content)


def line_of(text: str, part: str) -> int:
    """The number of the first line that holds `part`."""
    return next(number for number, line in enumerate(text.splitlines(), 1) if part in line)


@pytest.mark.parametrize(
    ("old", "new", "at", "reason"),
    [
        ("craving, body, dose]\nshort", "cravin, body, dose]\nshort", "cravin,", 'Did you mean "craving"'),
        ("mood, sleep, craving, body, dose]", "pain, sleep, craving, body, dose]", "items: [pain, pain", "asked twice"),
        ("body, dose]", "body, bother, dose]", "items: [", 'follows "body" by itself'),
        ("programme: pain", "programme: paint", "programme: paint", "programme"),
        ("version: 3", "version: 0", "version: 0", "version"),
        ("version: 3", "versoin: 1\nversion: 1", "versoin", 'Did you mean "version"'),
        ("window: 12 h", "window: twelve hours", "window:", "is not a length of time"),
        ("window: 12 h", "window: 12", "window:", "is not a length of time"),
        ("window: 12 h", "window: 20 h", "- key: morning", "passes 04:00"),
        ("window: 12 h", "window: 10 min", "- key: morning", "shorter than 30 min"),
        ('at: "09:00"', 'at: "9:00"', 'at: "9:00"', "is not a time of day"),
        ('at: "09:00"', 'at: "03:30"', "- key: morning", "between 00:00 and 04:00"),
        ('at: "09:00"', 'at: "21:30"', "- key: morning", "passes 04:00"),
        ('at: "09:00"', 'att: "09:00"', "att:", 'Did you mean "at"'),
        ("[2 h, 5 h]", "[2 h, 5 h, 6 h]", "- key: morning", "At most two"),
        ("[2 h, 5 h]", "[5 h, 2 h]", "- key: morning", "follow one another"),
        ("[2 h, 5 h]", "[2 h, 13 h]", "- key: morning", "after its window has closed"),
        ('"21:00"\n  end: "08:00"', '"07:00"\n  end: "10:00"', "- key: morning", "quiet hours"),
        ("short_items: [pain", "short_items: [stress, pain", "short_items", '"stress", which is not among the items'),
        ("name: daily", "name: dialy", "name: dialy", "Name it as its file"),
        ("items: [pain", "items: [pain, [", "items:", "not valid YAML"),
        ("name: daily", "name: daily\nname: daily", "name: daily", "not valid YAML"),
        ("slots:", "slotz:", "slotz", 'Did you mean "slots"'),
        ("kind: weekly", "kind: weeklyish", "kind: weeklyish", "kind"),
        ("    day: sun\n", "", "- key: weekly", 'needs "day"'),
        ("    day: sun\n", "    day: sun\n    gap: 1 h\n", "- key: weekly", 'take out "gap"'),
        ('at: "17:00"', 'at: "10:00"', 'at: "10:00"', "less than 3 h apart"),
        (
            "    asks: [naloxone, med_foggy, med_side_effects, med_worry, med_supply]\n",
            "",
            "- key: monthly",
            "asks nothing",
        ),
        ("asks: [naloxone", "asks: [naloxon", "asks: [naloxon", 'Did you mean "naloxone"'),
        ("sum: 12", "sum: 32", "together:", "never holds"),
        ("items: [wd_sweats, wd_shivers", "items: [body, wd_shivers", "together:", "only scores add up"),
        ("items: [wd_sweats, wd_shivers", "items: [wd_sweat, wd_shivers", "wd_sweat,", 'Did you mean "wd_sweats"'),
        ("    reminders: [2 h, 5 h]", "    asks: [pain]", "- key: morning", 'take out "asks"'),
        ("window: 60 min", "window: 90 min", "- key: before_dose", "must end before the dose"),
        ("trigger: withdrawal", "trigger: first_withdrawal_day #", "trigger: first_withdrawal_day #", "Keep one"),
        ("kind: monthly\n    day: wed", "kind: daily", "- key: monthly", 'take out "asks"'),
        ("says: [more]", "says: [mroe]", "says: [mroe]", "is not a choice"),
        ("ticks: 1}\n  - ask: dose", "ticks: 9}\n  - ask: dose", "ticks: 9}", "never holds"),
        ("ask: bother_now", "ask: bother_naw", "bother_naw", 'Did you mean "bother_now"'),
        ("item: body_now, ticks", "item: pain_now, ticks", "item: pain_now", "takes a score"),
        ("ask: dose_reason", "ask: bother #", "ask: bother #", "Keep one"),
        ("tue: enjoy", "tue: pain", "tue: pain", "cannot rotate"),
        ("days: [tue]", "days: [mon]", "days: [mon]", "has no place to take"),
        ("item: craving, harder_by: 2", "item: sleep_now, harder_by: 2", "sleep_now", "not an item"),
        ("item: craving, harder_by: 2", "item: mood_now, harder_by: 2", "mood_now", "never asked out of turn"),
    ],
)
def test_a_bad_file_gets_its_line_and_the_reason(tmp_path: Path, old: str, new: str, at: str, reason: str) -> None:
    """The sentence names the file, the line to look at and what is wrong with it."""
    text = GOOD.replace(old, new, 1)
    (tmp_path / "daily.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(ProtocolError) as failed:
        load("daily", tmp_path)

    sentence = str(failed.value)
    assert reason in sentence
    assert str(tmp_path / "daily.yaml") in sentence
    assert sentence.endswith((".", "?"))
    line = int(sentence.split(", line ")[1].split(":")[0])
    assert line_of(text, at) <= line <= line_of(text, at) + 1, sentence


def test_slots_too_close_or_with_one_key_are_refused(tmp_path: Path) -> None:
    """Three hours apart at least, so that no clock change can bring two together."""
    second = 'slots:\n  - key: noon\n    at: "11:00"\n    window: 1 h\n'
    for slots, reason in ((second, "less than 3 h apart"), (second.replace("noon", "morning"), "same key")):
        (tmp_path / "daily.yaml").write_text(GOOD.replace("slots:\n", slots), encoding="utf-8")
        with pytest.raises(ProtocolError, match=reason):
            load("daily", tmp_path)


@pytest.mark.parametrize("content", [b"", b"- a list\n", b"\xff\xfe\x00", b"just words"])
def test_a_file_that_is_no_protocol_at_all_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    """Empty, a list, not text: the file is named and the reason given."""
    (tmp_path / "daily.yaml").write_bytes(content)

    with pytest.raises(ProtocolError, match=r"daily\.yaml"):
        load("daily", tmp_path)


def test_a_name_that_does_not_exist_gets_the_nearest_one() -> None:
    """Also when it is a path."""
    with pytest.raises(ProtocolError, match='Did you mean "taper"'):
        load("tapper")
    with pytest.raises(ProtocolError, match=r"There is: daily, moments, taper, treatment"):
        load("../../etc/passwd")
