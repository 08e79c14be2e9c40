"""What a person agrees to, as one text with a version and a hash, so that a stored consent can be proven later."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from prompts.protocol import Protocol
from prompts.region import Region
from prompts.wording import Words

# Raised with every change of meaning; people are then asked again (CLINICAL.md 8). 2: the team is told of silence and
# of medicine together with alcohol or sedatives, and a few questions more come once a week.
VERSION = 2
HOLDS_SINCE = 1  # consents older than this version hold no more: nothing is asked or used until the person answers


class Scope(StrEnum):
    """What a consent covers; each is recorded, given and revoked on its own (CLINICAL.md 8)."""

    daily = "daily"
    unmet_need = "unmet_need"
    channel_telegram = "channel_telegram"


@dataclass(frozen=True)
class ConsentText:
    """The very text that was shown, the scopes it asks for, and the hash of the text (SHA-256, hex)."""

    version: int
    scopes: tuple[Scope, ...]
    text: str

    @property
    def hash(self) -> str:
        """What is stored beside the choice."""
        return hashlib.sha256(self.text.encode()).hexdigest()


LAWS = {"US": "part2", **dict.fromkeys(("EU", "IE", "ES", "DE", "FR", "GB"), "gdpr")}
"""By the region pack: 42 CFR Part 2 names recipients and expiry, the GDPR the person's rights (CLINICAL.md 8)."""


def law_of(region: str) -> str | None:
    """Which law's words a consent holds in this region: part2, gdpr, or none of its own."""
    return LAWS.get(region.upper())


def daily_consent(
    words: Words, protocol: Protocol, region: Region, clinic: str, hours: str, *, is_private: bool = False
) -> ConsentText:
    """
    The text before the first check-in: what is asked, who sees it, not watched
    live, what triggers a call, Telegram's risk, and that saying no changes no
    treatment.

    `clinic` is the name the patient knows; `hours` reads on from "Your team
    works", such as "Monday to Friday, 8:00 to 16:00". `is_private`: answers go
    to the clinic's own page, so that Telegram stores none, and none may go there.
    """
    parts = (
        words("consent-asked", programme=protocol.programme),
        words("consent-seen-by", clinic=clinic),
        words("consent-not-live", hours=hours, emergency=region.emergency.number),
        words("consent-triggers"),
        words("consent-channel-private" if is_private else "consent-channel"),
        words("consent-free"),
    )
    law = law_of(region.key)
    named = () if law is None else (words(f"consent-{law}", clinic=clinic),)
    text = "\n\n".join((*parts, *named, words("consent-ask")))
    return ConsentText(VERSION, (Scope.daily,) if is_private else (Scope.daily, Scope.channel_telegram), text)


def unmet_need_consent(words: Words) -> ConsentText:
    """The second, separate choice: whether answers may show that the plan does not meet the person's needs."""
    text = "\n\n".join((words("consent-unmet-need"), words("consent-unmet-need-ask")))
    return ConsentText(VERSION, (Scope.unmet_need,), text)
