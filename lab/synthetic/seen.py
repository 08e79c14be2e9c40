"""What the rules said of one made-up person, as the rows of the benchmark ask for it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lab.synthetic.people import Recipe, days_of, history_of, on
from lab.synthetic.personas import Persona
from signatures.days import DoseChangeKind, History
from signatures.engagement import OF_CONCERN
from signatures.engine import Findings, review
from signatures.episodes import Episode
from signatures.evidence import Evidence, Tier
from signatures.pack import Pack

LED = "W-leads-S"


@dataclass(frozen=True)
class Seen:
    """The findings of one person read to one day; `beyond`: alerts that a flood of answers added or took away."""

    findings: Findings
    windows: tuple[tuple[date, date], ...]
    beyond: float = 0.0

    def first(self, signature: str, first: int, end: int, tier: Tier) -> int | None:
        """The first day in [first, end) on which the signature itself holds with at least that tier."""
        for day in range(first, end):
            for held in self.findings.by_day.get(on(day), ()):
                if isinstance(held, Evidence) and held.signature == signature:
                    own = own_tier(held)
                    if own is not None and own.rank() >= tier.rank():
                        return day
        return None

    def calls(self, signature: str, first: int, end: int) -> int:
        """
        How many episodes called a person for the first time in [first, end), by rules of their own. One that another
        signature spoke for called too; what repeats inside a cool-down does not.
        """
        heard = (e for e in self.findings.episodes if e.signature == signature and (e.calls or e.muted_by))
        return sum((day := _soon_on(e)) is not None and on(first) <= day < on(end) for e in heard)

    def infos(self, signature: str, first: int, end: int) -> int:
        """How many episodes opened in [first, end) and stayed a line of the digest."""
        mine = (e for e in self.findings.episodes if e.signature == signature and on(first) <= e.opened_on < on(end))
        return sum(_soon_on(e) is None for e in mine)

    def rule_holds(self, signature: str, prefix: str, first: int, end: int) -> bool:
        """Whether a rule whose name begins so decided or stood beside it on a day in [first, end)."""
        return any(
            isinstance(held, Evidence)
            and held.signature == signature
            and any(rule.startswith(prefix) for rule in (held.rule, *held.also))
            for day in range(first, end)
            for held in self.findings.by_day.get(on(day), ())
        )

    def is_of_concern(self, day: int) -> bool:
        """Whether a window is open or an episode stands in which silence is asked about sooner."""
        is_standing = any(
            e.signature in OF_CONCERN and e.opened_on <= on(day) and (e.closed_on is None or e.closed_on > on(day))
            for e in self.findings.episodes
        )
        return is_standing or any(first <= on(day) <= last for first, last in self.windows)


def own_tier(held: Evidence) -> Tier | None:
    """The tier by the signature's own rules: what it says for another one is not its own. None: an earlier day's."""
    if held.rule != LED:
        return held.tier
    if held.pattern_on is not None:
        return None
    rules = () if held.lowered_by else held.also
    return Tier.soon if any(rule.startswith(("W-soon", "W-urgent")) for rule in rules) else Tier.info


def _soon_on(episode: Episode) -> date | None:
    """The first day on which the episode asks for a person, by its own rules."""
    return next((held.on for held in episode.evidence if own_tier(held) not in (None, Tier.info)), None)


def see(persona: Persona, seed: int, number: int, recipe: Recipe, packs: Sequence[Pack], last: int) -> tuple[Seen, ...]:
    """One person, read by the very rules that read a patient, once with each pack."""
    told = days_of(persona, seed, number, recipe)
    history = history_of(persona, told)
    plain = history_of(replace(persona, floods=False), told) if persona.floods else None
    return tuple(_read(history, plain, pack, last) for pack in packs)


def _read(history: History, plain: History | None, pack: Pack, last: int) -> Seen:
    findings = review(history, pack, on(last), on(last))
    beyond = 0.0
    if plain is not None:
        beyond = float(len(set(_alerts(findings)) ^ set(_alerts(review(plain, pack, on(last), on(last))))))
    length = timedelta(days=pack.taper_step.small_days)
    cuts = [c.effective_on for c in history.dose_changes if c.kind is not DoseChangeKind.start]
    return Seen(findings, tuple((opened_on, opened_on + length) for opened_on in cuts), beyond)


def _alerts(findings: Findings) -> list[tuple[str, date, date, str]]:
    return [(e.signature, e.opened_on, e.last_held_on, e.tier.value) for e in findings.episodes if e.calls]
