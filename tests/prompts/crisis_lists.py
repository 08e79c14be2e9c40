"""
The curated lists of tests/prompts/crisis, and how well the listening does on them.

Each phrase is heard or not; a third of the phrases, chosen by the hash of their words, was held back while the lists
in prompts/locales were written and is measured apart.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from prompts.crisis import asks_for_help, mentions_crisis

LISTS = Path(__file__).parent / "crisis"


@dataclass(frozen=True)
class Measured:
    """One language: how many calls there are and which were missed, and the same for ordinary sentences."""

    language: str
    calls: int
    missed: tuple[str, ...]
    held_back: int
    missed_held_back: tuple[str, ...]
    ordinary: int
    false_alarms: tuple[str, ...]

    @property
    def recall(self) -> float:
        """The part of all calls that was heard."""
        return 1 - len(self.missed) / self.calls

    @property
    def recall_held_back(self) -> float:
        """The part that was heard of those held back while the lists were written."""
        return 1 - len(self.missed_held_back) / self.held_back

    @property
    def false_alarm_rate(self) -> float:
        """The part of the ordinary sentences that was taken for a call."""
        return len(self.false_alarms) / self.ordinary


def phrases(language: str, kind: str) -> tuple[str, ...]:
    """The list `calls` or `ordinary` of a language."""
    lines = (LISTS / f"{language}_{kind}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line.strip() and not line.startswith("#"))


def is_held_back(phrase: str) -> bool:
    """One phrase in three, by its hash, so that nobody chose which."""
    return int(hashlib.sha256(phrase.encode()).hexdigest(), 16) % 3 == 0


def is_heard(text: str) -> bool:
    """Whether the patient who writes this gets the help text at once."""
    return asks_for_help(text) or mentions_crisis(text)


def measure(language: str) -> Measured:
    """How well the listening does in one language."""
    calls = phrases(language, "calls")
    missed = tuple(text for text in calls if not is_heard(text))
    ordinary = phrases(language, "ordinary")
    return Measured(
        language,
        len(calls),
        missed,
        sum(map(is_held_back, calls)),
        tuple(filter(is_held_back, missed)),
        len(ordinary),
        tuple(filter(is_heard, ordinary)),
    )


def languages() -> tuple[str, ...]:
    """The languages with lists."""
    return tuple(sorted({file.name[:2] for file in LISTS.glob("*_calls.txt")}))


if __name__ == "__main__":
    for found in map(measure, languages()):
        print(
            f"{found.language}: {found.calls} calls, recall {found.recall:.3f}; {found.held_back} held back, recall "
            f"{found.recall_held_back:.3f}; {found.ordinary} ordinary, false alarms {found.false_alarm_rate:.3f}"
        )
