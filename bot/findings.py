"""One line of `evenkeel check`: what was looked at, a word for it, and what to do."""

from dataclasses import dataclass
from typing import Literal

Word = Literal["ok", "look", "broken"]


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    name: str
    word: Word
    sentence: str
