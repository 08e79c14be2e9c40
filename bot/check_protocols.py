"""What `evenkeel check` says of the plans of asking: who is on an earlier version, and whether the rules agree."""

from collections.abc import Iterator
from pathlib import Path

from bot.findings import Finding
from careteam import ruling
from prompts.items import RED_FLAGS
from prompts.protocol import Protocol, load, names
from signatures.pack import Pack, PackError
from storage import people
from storage.database import Db
from storage.stays import GONE
from storage.tables import Clinic

MOST_NAMED = 5


def of_protocols(db: Db, clinic: Clinic, named: str, folder: Path | None = None) -> Iterator[Finding]:
    """Those on an earlier version of their protocol, and protocols that ask by other numbers than the rules call by."""
    refs: dict[str, list[str]] = {}
    for patient in people.patients(db, clinic.id):
        if patient.state not in GONE:
            refs.setdefault(people.enrolment_of(db, patient.id).protocol_hash, []).append(patient.ref)
    plans = {hash_: people.protocol(db, hash_) for hash_ in refs}
    newest = {plan.name: load(plan.name, folder) for plan in plans.values() if plan.name in names(folder)}
    behind = [ref for hash_, plan in plans.items() if _is_behind(plan, newest) for ref in refs[hash_]]
    if behind:
        more = f" and {len(behind) - MOST_NAMED} more" if len(behind) > MOST_NAMED else ""
        yield Finding(
            "protocols",
            "look",
            f"On an earlier version of their protocol: {', '.join(sorted(behind)[:MOST_NAMED])}{more}. "
            "`evenkeel patient protocol --all --dry-run` says what is new; without --dry-run it moves them.",
        )
    else:
        yield Finding("protocols", "ok", "Everybody is on the newest version of their protocol.")
    yield _closer_look(db, clinic, tuple(plans.values()), named)


def _is_behind(plan: Protocol, newest: dict[str, Protocol]) -> bool:
    return plan.name in newest and newest[plan.name].hash != plan.hash


def _closer_look(db: Db, clinic: Clinic, plans: tuple[Protocol, ...], named: str) -> Finding:
    try:
        pack = ruling.in_use(db, clinic.id, named)
    except PackError as trouble:
        return Finding("closer look", "broken", str(trouble))
    apart = sorted({f"{plan.name} (version {plan.version})" for plan in plans if not agree(plan, pack)})
    if apart:
        return Finding(
            "closer look",
            "look",
            f"{', '.join(apart)} asks about red flags from other numbers on than {pack.label} calls from after the ten "
            "questions about withdrawal. Bring the protocol's `together` and the pack's deep_dive numbers in line.",
        )
    return Finding("closer look", "ok", "The ten questions about withdrawal ask and call from the same numbers on.")


def agree(plan: Protocol, pack: Pack) -> bool:
    """Whether the protocol asks about red flags just where the pack's rule of the ten questions holds."""
    numbers = pack.withdrawal
    wanted = (numbers.deep_dive_sum, numbers.deep_dive_items, numbers.deep_dive_item)
    found = [branch.when.together for branch in plan.rules.branches if branch.ask == RED_FLAGS]
    return all(each is None or (each.sum, each.so_many, each.each) == wanted for each in found)
