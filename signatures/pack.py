"""The rule pack: every clinical number, from a versioned file with the sources beside them."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

from signatures.adding_up import AddingUpNumbers
from signatures.episodes import EpisodeNumbers
from signatures.numbers import BetweenDoseNumbers, ImprovingNumbers, ProtractedNumbers, ToleranceNumbers
from signatures.signing import lines_of, signable

PACKS = Path(__file__).parent / "packs"
WITHIN: Mapping[str, type[Any]] = {"episode": EpisodeNumbers, "adding_up": AddingUpNumbers}  # sections inside others
T = TypeVar("T")


class PackError(ValueError):
    """A rule pack that cannot be used; the message says where and what to do."""


@dataclass(frozen=True)
class DaysNumbers:
    """How close together "k of n" answered days must lie, in calendar days."""

    span_days: int


@dataclass(frozen=True)
class BaselineNumbers:
    """Reference windows in days, counts of answered days, and the factors of the spread."""

    gap_days: int
    spans_days: tuple[int, ...]
    established_days: int
    provisional_days: int
    after_soon_days: int
    frozen_max_days: int
    rotating: tuple[str, ...]
    rotating_days: int
    mad_factor: float
    mean_factor: float
    least_spread: float
    z_low: float
    z_high: float
    usual_share: float


@dataclass(frozen=True)
class UpNumbers:
    """When a value counts as up, in points of the 0..10 scale."""

    delta: float
    ceiling_median: float
    ceiling_value: int
    ceiling_delta: float


@dataclass(frozen=True)
class WithdrawalNumbers:
    """Numbers of the withdrawal signature (CLINICAL 3.3): points of the 0..10 scale, counts and days."""

    core_needed: int
    aut_low: int
    aut_low_delta: float
    aut_high: int
    aut_high_delta: float
    signs: int
    signs_delta: float
    craving_delta: float
    k: int
    n: int
    cusum_scale: float
    cusum_slack: float
    cusum_fires: float
    ill_days: int
    missed_k: int
    missed_n: int
    without_days: int
    red_flag_days: int
    pregnant_days: int
    cows_mild: int
    sows_mild: int
    grade_mild: int
    deep_dive_sum: int
    deep_dive_items: int
    deep_dive_item: int
    flare_days: int
    episode: EpisodeNumbers
    adding_up: AddingUpNumbers | None = None  # a proposal: in its place stand "2 of 3" and "one day in a window"


@dataclass(frozen=True)
class UnmetNeedNumbers:
    """Points and limits of the unmet-need signature (CLINICAL 3.7)."""

    span_days: int
    craving_span_days: int
    other_source: int
    more: int
    more_max: int
    more_for_feelings: int
    more_for_feelings_max: int
    supply: int
    lost_supply: int
    craving: int
    craving_delta: float
    craving_high: int
    craving_high_delta: float
    craving_k: int
    craving_n: int
    stress: int
    stress_delta: float
    stress_craving_delta: float
    stress_k: int
    stress_n: int
    info_points: int
    soon_points: int
    soon_domains: int
    merge_days: int
    rescue_days: int
    injury_days: int
    episode: EpisodeNumbers


@dataclass(frozen=True)
class OverdoseNumbers:
    """Days, shares of the dose and points of craving of the overdose-risk window (CLINICAL 3.8)."""

    without_days: int
    fall_share: float
    fall_span_days: int
    left_days: int
    craving_delta: float
    craving_high: int
    missed_days: int
    missed_span_days: int
    episode: EpisodeNumbers


@dataclass(frozen=True)
class EngagementNumbers:
    """Missed days in a row (CLINICAL 3.10); `ping_days` is when the patient is asked how they are, without a tier."""

    ping_days: int
    concern_days: int
    info_days: int
    soon_days: int
    episode: EpisodeNumbers


@dataclass(frozen=True)
class Profile:
    """One class of medicine: `acute_end_days` None when no window is known; `daily_doses` whether dose rules apply."""

    daily_doses: bool
    acute_end_days: int | None = None
    induction_days: int | None = None


@dataclass(frozen=True)
class TaperStepNumbers:
    """Length of the window after a cut, in days; `large_from_percent` of the dose before makes it a large one."""

    small_days: int
    large_days: int
    large_from_percent: float


@dataclass(frozen=True)
class Pack:
    """
    One version of the rules.

    `hash` is the SHA-256, in hex, of the pack's file followed by its profiles' file. `sources` maps "section.name" to
    where that number comes from, `reasons` to why it is not what it was in the version before, `lines` to its line.
    `signed_by` is empty until a clinician has signed exactly this content.
    """

    name: str
    version: str
    signed_by: str
    hash: str
    days: DaysNumbers
    baseline: BaselineNumbers
    up: UpNumbers
    withdrawal: WithdrawalNumbers
    unmet_need: UnmetNeedNumbers
    overdose_window: OverdoseNumbers
    engagement: EngagementNumbers
    between_dose: BetweenDoseNumbers
    protracted: ProtractedNumbers
    tolerance: ToleranceNumbers
    improving: ImprovingNumbers
    taper_step: TaperStepNumbers
    profiles: Mapping[str, Profile]
    sources: Mapping[str, str]
    signed_on: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Name and version, as evidence carries them."""
        return f"{self.name} v{self.version}"

    def episode(self, signature: str) -> EpisodeNumbers:
        """When episodes of that signature settle; the section of the pack has the signature's name."""
        numbers: EpisodeNumbers = getattr(self, signature).episode
        return numbers

    def profile(self, medicine_class: str) -> Profile:
        """The profile of a class of medicine; PackError names the known ones."""
        try:
            return self.profiles[medicine_class]
        except KeyError:
            known = ", ".join(sorted(self.profiles))
            raise PackError(
                f"{medicine_class!r} is not a class of medicine in {self.name}. Use one of: {known}."
            ) from None


def find_pack(named: str) -> Pack:
    """The shipped pack of that name, or the one in that file when the name ends in .toml; PackError as `load_pack`."""
    file = Path(named)
    return load_pack(file.stem, file.parent) if file.suffix == ".toml" else load_pack(named)


def load_pack(name: str = "evenkeel-1", folder: Path = PACKS) -> Pack:
    """
    The pack of that name from `folder`; its profiles lie beside it, or else are the shipped ones.

    PackError when a file is missing or unreadable, a number is missing or unknown, or a number has no source.
    """
    return parse_pack(name, *read_pack(name, folder))


def read_pack(name: str, folder: Path) -> tuple[bytes, bytes]:
    """The bytes of a pack's file and of its profiles' file."""
    text = _read(folder / f"{name}.toml")
    profiles = f"{_parse(text, name).get('profiles', '')}.toml"
    return text, _read(folder / profiles if (folder / profiles).is_file() else PACKS / profiles)


def parse_pack(name: str, text: bytes, profiles_text: bytes) -> Pack:
    """A pack from the bytes of its two files; PackError as `load_pack`, and when it was changed after it was signed."""
    content = _parse(text, name)
    profiles_name = str(content.get("profiles", ""))
    profiles = _parse(profiles_text, profiles_name)
    sources: dict[str, str] = {}
    reasons: dict[str, str] = {}

    def section(cls: type[Any], key: str, table: Mapping[str, Any] | None = None) -> Any:
        found = content.get(key, {}) if table is None else table
        return _section(cls, key, found, name, sources, reasons)

    return Pack(
        name=str(content.get("name", name)),
        version=str(content.get("version", "")),
        signed_by=_signed_by(content, name, text, profiles_text),
        hash=hashlib.sha256(text + profiles_text).hexdigest(),
        days=section(DaysNumbers, "days"),
        baseline=section(BaselineNumbers, "baseline"),
        up=section(UpNumbers, "up"),
        withdrawal=section(WithdrawalNumbers, "withdrawal"),
        unmet_need=section(UnmetNeedNumbers, "unmet_need"),
        overdose_window=section(OverdoseNumbers, "overdose_window"),
        engagement=section(EngagementNumbers, "engagement"),
        between_dose=section(BetweenDoseNumbers, "between_dose"),
        protracted=section(ProtractedNumbers, "protracted"),
        tolerance=section(ToleranceNumbers, "tolerance"),
        improving=section(ImprovingNumbers, "improving"),
        taper_step=_plain(TaperStepNumbers, profiles.get("taper_step", {}), f"{profiles_name}: taper_step"),
        profiles={
            key: _plain(Profile, table, f"{profiles_name}: class.{key}")
            for key, table in profiles.get("class", {}).items()
        },
        sources=sources,
        signed_on=str(content.get("signed_on", "")),
        reasons=reasons | ({"profiles_reason": str(why)} if (why := content.get("profiles_reason")) else {}),
        lines=lines_of(text),
    )


def load_numbers(cls: type[T], name: str, key: str, folder: Path = PACKS) -> T:
    """One section of numbers with their sources from a file of its own; PackError as for a pack."""
    content = _parse(_read(folder / f"{name}.toml"), name)
    found: T = _section(cls, key, content.get(key, {}), name, {}, {})
    return found


def _signed_by(content: Mapping[str, Any], name: str, text: bytes, profiles_text: bytes) -> str:
    by = str(content.get("signed_by", ""))
    if by and content.get("signed_sha256") != signable(text, profiles_text):
        raise PackError(f"{name}.toml was changed after {by} signed it. Have it signed again: evenkeel pack sign.")
    return by


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise PackError(f"There is no rule pack file {path.name} in {path.parent}. Check the name.") from None


def _parse(text: bytes, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise PackError(f"{name}.toml cannot be read: {problem}.") from None


def _section(
    cls: type[Any],
    key: str,
    table: Mapping[str, Any],
    name: str,
    sources: dict[str, str],
    reasons: dict[str, str],
) -> Any:
    values: dict[str, Any] = {}
    for field_, entry in table.items():
        place = f"{key}.{field_}"
        if (inner := WITHIN.get(field_)) is not None:
            values[field_] = _section(inner, place, entry, name, sources, reasons)
            continue
        if not isinstance(entry, dict) or "value" not in entry or not entry.get("source"):
            raise PackError(f'{name}.toml, {place}: write {{ value = ..., source = "..." }}.')
        value = entry["value"]
        values[field_] = tuple(value) if isinstance(value, list) else value
        sources[place] = entry["source"]
        if entry.get("reason"):
            reasons[place] = entry["reason"]
    return _plain(cls, values, f"{name}: {key}")


def _plain(cls: type[Any], values: Mapping[str, Any], place: str) -> Any:
    known = {field_.name for field_ in fields(cls)}
    if unknown := sorted(set(values) - known):
        raise PackError(f"{place} has an unknown number: {', '.join(unknown)}. Known: {', '.join(sorted(known))}.")
    try:
        return cls(**values)
    except TypeError as problem:
        raise PackError(f"{place} is not complete: {problem}.") from None
