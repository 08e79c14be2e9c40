"""The rule pack: every clinical number, from a versioned file with the sources beside them."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from signatures.episodes import EpisodeNumbers
from signatures.numbers import BetweenDoseNumbers, ImprovingNumbers, ProtractedNumbers, ToleranceNumbers

PACKS = Path(__file__).parent / "packs"
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

    `hash` is the SHA-256, in hex, of the pack's file followed by its profiles' file; `sources` maps "section.name"
    to where that number comes from.
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
    The pack of that name from `folder`.

    PackError when a file is missing or unreadable, a number is missing or unknown, or a number has no source.
    """
    text = _read(folder / f"{name}.toml")
    content = _parse(text, name)
    profiles_name = str(content.get("profiles", ""))
    profiles_text = _read(folder / f"{profiles_name}.toml")
    profiles = _parse(profiles_text, profiles_name)
    sources: dict[str, str] = {}

    def section(cls: type[Any], key: str, table: Mapping[str, Any] | None = None) -> Any:
        found = content.get(key, {}) if table is None else table
        return _section(cls, key, found, name, sources)

    return Pack(
        name=str(content.get("name", name)),
        version=str(content.get("version", "")),
        signed_by=str(content.get("signed_by", "")),
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
    )


def load_numbers(cls: type[T], name: str, key: str, folder: Path = PACKS) -> T:
    """One section of numbers with their sources from a file of its own; PackError as for a pack."""
    content = _parse(_read(folder / f"{name}.toml"), name)
    found: T = _section(cls, key, content.get(key, {}), name, {})
    return found


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


def _section(cls: type[Any], key: str, table: Mapping[str, Any], name: str, sources: dict[str, str]) -> Any:
    values: dict[str, Any] = {}
    for field_, entry in table.items():
        place = f"{key}.{field_}"
        if field_ == "episode":
            values[field_] = _section(EpisodeNumbers, place, entry, name, sources)
            continue
        if not isinstance(entry, dict) or "value" not in entry or not entry.get("source"):
            raise PackError(f'{name}.toml, {place}: write {{ value = ..., source = "..." }}.')
        value = entry["value"]
        values[field_] = tuple(value) if isinstance(value, list) else value
        sources[place] = entry["source"]
    return _plain(cls, values, f"{name}: {key}")


def _plain(cls: type[Any], values: Mapping[str, Any], place: str) -> Any:
    known = {field_.name for field_ in fields(cls)}
    if unknown := sorted(set(values) - known):
        raise PackError(f"{place} has an unknown number: {', '.join(unknown)}. Known: {', '.join(sorted(known))}.")
    try:
        return cls(**values)
    except TypeError as problem:
        raise PackError(f"{place} is not complete: {problem}.") from None
