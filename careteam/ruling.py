"""
Which rule pack is in use, and how another takes its place: signed, looked at in shadow for fourteen days, by a lead.

The text of the pack in use is kept here, so that a changed file, another setting or a new release changes no rule:
each takes effect by a lead's word only (CLINICAL.md 3.2). What was in use before may come back at once.
"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from careteam.trying import IN_SHADOW
from prompts.schedule import local_day
from signatures import governance, signing
from signatures.pack import PACKS, Pack, PackError, parse_pack, read_pack
from storage import packs
from storage.database import Db
from storage.tables import Clinic, Clinician, ShadowPack, UsedPack


@dataclass(frozen=True)
class Text:
    """A pack as it is written: the bytes of its two files."""

    name: str
    rules: bytes
    profiles: bytes

    @property
    def pack(self) -> Pack:
        """What it says; PackError where it cannot be used."""
        return parse_pack(self.name, self.rules, self.profiles)

    @property
    def content(self) -> str:
        """Its fingerprint without the signature."""
        return signing.signable(self.rules, self.profiles)


@dataclass(frozen=True)
class Hindrance:
    """
    Why a pack may not be used yet: `unsigned`; `unseen`, it is not in shadow; `early`, it is, and is to stay there
    until a day. The last two give way to a reason.
    """

    why: Literal["unsigned", "unseen", "early"]
    until: date | None = None


def named(name: str) -> Text:
    """The text of a shipped pack by name, or of a file where the name ends in .toml; PackError as find_pack."""
    path = Path(name)
    return Text(path.stem, *read_pack(path.stem, path.parent if path.suffix == ".toml" else PACKS))


def stored(row: UsedPack | ShadowPack) -> Text:
    """The text of a pack as it was put into use, or into shadow."""
    return Text(row.name, row.rules.encode(), row.profiles.encode())


def in_use(db: Db, clinic: str, otherwise: str) -> Pack:
    """The pack in use; before the first start the one of the settings (`otherwise`). PackError where it is none."""
    standing = packs.used(db, clinic)
    return named(otherwise).pack if standing is None else stored(standing).pack


def at_start(db: Db, now: datetime, clinic: str, otherwise: str) -> Pack:
    """
    The pack to work by from this start on: the one in use. The one of the settings is it where there is none yet,
    where it has the same numbers (it may be signed by now), and where the old text cannot be read any more.
    """
    packs.one_at_a_time(db, clinic)
    wanted, standing = named(otherwise), packs.used(db, clinic)
    if standing is None:
        return _use(db, now, clinic, wanted, None, "first start")
    before = stored(standing)
    if before == wanted:
        return wanted.pack
    try:
        pack = before.pack
    except PackError:
        return _use(db, now, clinic, wanted, None, "the text before it cannot be read by this version")
    if not governance.differences(pack, wanted.pack):
        return _use(db, now, clinic, wanted, None, "the same numbers")
    return pack


def hindrance(db: Db, now: datetime, clinic: Clinic, active: Pack, other: Text) -> Hindrance | None:
    """What stands between a pack and its use; nothing where it was in use before or changes no number."""
    if packs.was_used(db, clinic.id, other.content):
        return None
    if not other.pack.signed_by:
        return Hindrance("unsigned")
    if not governance.differences(active, other.pack):
        return None
    shadow = packs.shadow(db, clinic.id)
    if shadow is None or stored(shadow).content != other.content:
        return Hindrance("unseen")
    until = shadow.since_on + IN_SHADOW
    return Hindrance("early", until) if local_day(now, clinic.zone) < until else None


def use(db: Db, now: datetime, clinic: Clinic, active: Pack, other: Text, lead: Clinician, because: str) -> None:
    """
    A lead puts a pack into use from the next start on; what stood in the way is the caller's to ask for before
    (`because`: why it does not wait, else empty). PackError for a number that was changed without a version or a
    reason; the shadow of this pack ends.
    """
    packs.one_at_a_time(db, clinic.id)
    was_used = packs.was_used(db, clinic.id, other.content)
    if not was_used:
        governance.check_change(active, other.pack)
    _use(db, now, clinic.id, other, lead.id, because or ("in use before" if was_used else "looked at in shadow"))
    shadow = packs.shadow(db, clinic.id)
    if shadow is not None and stored(shadow).content == other.content:
        packs.end_shadow(db, now, clinic.id)


def _use(db: Db, now: datetime, clinic: str, text: Text, by: str | None, reason: str) -> Pack:
    rules, profiles = text.rules.decode(), text.profiles.decode()
    packs.use(db, now, clinic, text.name, rules, profiles, text.content, by, reason)
    return text.pack
