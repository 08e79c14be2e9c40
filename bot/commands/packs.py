"""`evenkeel pack ...`: the rules' numbers, what would change with others, and who has signed them."""

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands.terminal import OUT, AsJson, now_of, opened, pack_in_use, read_day, table, the_clinic
from bot.settings import Settings
from signatures import governance, signing
from signatures.pack import PACKS, Pack, find_pack, load_pack, parse_pack, read_pack
from storage.database import Database
from storage.people import Refused

if TYPE_CHECKING:
    from careteam.ruling import Hindrance

app = typer.Typer(help="Rule packs: read, compare, try over your own history, sign.", no_args_is_help=True)
Named = Annotated[str, typer.Argument(help="A shipped pack by name, or a file.")]


@app.command("list")
def pack_list(as_json: AsJson = False) -> None:
    """
    List the packs that come with Evenkeel, and the one that is used here.

    Example: evenkeel pack list
    """
    settings = Settings()
    used, wanted = _used(settings), settings.pack
    names = [file.stem for file in sorted(PACKS.glob("*.toml")) if b"\nprofiles = " in file.read_bytes()]
    rows = [
        {
            "pack": name,
            "version": pack.version,
            "signed_by": pack.signed_by or None,
            "signed_on": pack.signed_on or None,
            "sha256": pack.hash[:12],
            "used": "yes" if pack.hash == used.hash else "",
        }
        for name, pack in _listed([*names, wanted], used).items()
    ]
    table(rows, as_json, "There is no rule pack.")


@app.command("show")
def pack_show(pack: Named = "evenkeel-1", as_json: AsJson = False) -> None:
    """
    Show every number of a pack with its source.

    Example: evenkeel pack show evenkeel-1
    """
    shown = find_pack(pack)
    rows = [
        {"number": place, "value": _plain(value), "source": shown.sources.get(place) or "withdrawal profiles"}
        for place, value in governance.numbers(shown).items()
    ]
    if not as_json:
        OUT.print(f"{shown.label}, {_signature(shown)}, sha256 {shown.hash}", markup=False)
    table(rows, as_json, "There is no number in it.")


@app.command("diff")
def pack_diff(older: Named, newer: Named, as_json: AsJson = False) -> None:
    """
    Show every number in which two packs differ, with its source and the reason.

    Example: evenkeel pack diff evenkeel-1 my-clinic.toml
    """
    rows = [
        {
            "number": found.place,
            "before": _plain(found.before),
            "after": _plain(found.after),
            "reason": found.reason or None,
            "source": found.source or None,
            "line": found.line,
        }
        for found in governance.differences(find_pack(older), find_pack(newer))
    ]
    table(rows, as_json, "The two have the same numbers.")


@app.command("sign")
def pack_sign(
    file: Annotated[Path, typer.Argument(help="The file of the pack; it is changed.")],
    by: Annotated[str, typer.Option(help="Your name, as in `evenkeel staff list`.")],
    on: Annotated[str, typer.Option(help="The day, as 2026-11-22; today if not given.")] = "",
) -> None:
    """
    Sign a pack: a clinician of the clinic has read its numbers and stands for them. A later change undoes it.

    Example: evenkeel pack sign my-clinic.toml --by "Dr. Vega"
    """
    from prompts.schedule import local_day
    from storage import packs, people

    with opened() as (settings, database):
        clinic, now = the_clinic(database), now_of(settings, database)
        clinician = database.read(people.clinician_by_name, clinic.id, by)
        day: date = read_day(on) if on else local_day(now, clinic.zone)
        if file.resolve().parent == PACKS:
            raise Refused(f"{file.name} comes with Evenkeel. Copy it, sign the copy, and name that in EVENKEEL_PACK.")
        rules, profiles = read_pack(file.stem, file.parent)
        signed = signing.signed(rules, profiles, by, day)
        governance.check_change(_replaced(settings, database, file), parse_pack(file.stem, signed, profiles))
        file.write_bytes(signed)
        pack = find_pack(str(file))
        database.transact(packs.signed, now, clinic.id, clinician.id, pack.label, pack.hash)
        OUT.print(
            f"{pack.label} is signed by {by}. A first start uses it by EVENKEEL_PACK={file}; where another pack is "
            f"in use, look at it with `evenkeel pack shadow {file}`, then `evenkeel pack use {file}`.",
            markup=False,
        )


@app.command("try")
def pack_try(file: Named, as_json: AsJson = False) -> None:
    """
    Replay a pack over this clinic's own history, beside the one in use: what is gained, what is lost.

    Example: evenkeel pack try my-clinic.toml
    """
    from careteam import trying

    with opened() as (settings, database):
        clinic, active, other = the_clinic(database), pack_in_use(settings, database), find_pack(file)
        governance.check_change(active, other)
        found = database.read(trying.over_history, clinic, now_of(settings, database), active, other)
    _report(trying.as_json(found, active, other), as_json)


@app.command("shadow")
def pack_shadow(
    file: Annotated[str, typer.Argument(help="The pack to look at from today on.")] = "",
    report: Annotated[bool, typer.Option("--report", help="What it would have called for since.")] = False,
    end: Annotated[bool, typer.Option("--end", help="Look at it no more.")] = False,
    as_json: AsJson = False,
) -> None:
    """
    Look at a pack beside the one in use, from today on: it raises nothing; the report says what it would have.

    The report is computed from the history as it is known then, late and corrected answers included.
    Example: evenkeel pack shadow my-clinic.toml
    """
    from careteam import ruling, trying
    from prompts.schedule import local_day
    from storage import packs

    if [bool(file), report, end].count(True) != 1:
        raise Refused("Name a pack, or ask for --report, or --end.")
    with opened() as (settings, database):
        clinic, now, active = the_clinic(database), now_of(settings, database), pack_in_use(settings, database)
        if end:
            ended = database.transact(packs.end_shadow, now, clinic.id)
            OUT.print("The shadow has ended." if ended else "No pack is in shadow.")
            return
        if report:
            standing = database.read(trying.in_shadow, clinic)
            if standing is None:
                raise Refused("No pack is in shadow. Put one there with `evenkeel pack shadow FILE`.")
            other, since = standing
            found = database.read(trying.over_history, clinic, now, active, other, since)
            _report({**trying.as_json(found, active, other), "by_day": trying.by_day(found)}, as_json)
            return
        other = find_pack(file)
        governance.check_change(active, other)
        text, day = ruling.named(file), local_day(now, clinic.zone)
        rules, profiles = text.rules.decode(), text.profiles.decode()
        database.transact(packs.put_in_shadow, now, clinic.id, text.name, rules, profiles, day)
        until = day + trying.IN_SHADOW
        OUT.print(f"{other.label} is in shadow from {day} on and raises nothing. Look at its report on {until}.")


@app.command("use")
def pack_use(
    file: Named,
    by: Annotated[str, typer.Option(help="The lead who says so, as in `evenkeel staff list`.")],
    because: Annotated[
        str, typer.Option(help="Why it is not looked at in shadow for so long; the audit keeps it.")
    ] = "",
) -> None:
    """
    Put a pack into use from the next start on: signed, and looked at in shadow for fourteen days.

    What was in use before may come back at once. Example: evenkeel pack use my-clinic.toml --by "Dr R."
    """
    from careteam import ruling
    from storage import people

    with opened() as (settings, database):
        clinic, now, active = the_clinic(database), now_of(settings, database), pack_in_use(settings, database)
        lead = database.read(people.clinician_by_name, clinic.id, by)
        if "lead" not in database.read(people.roles_of, lead.id):
            raise Refused(
                f"{by} is no lead here. A lead answers for the rules: `evenkeel staff list` shows who is one."
            )
        other = ruling.named(file)
        if other.pack.hash == active.hash:
            raise Refused(f"{active.label} is in use already.")
        found = database.read(ruling.hindrance, now, clinic, active, other)
        if found is not None and not (because.strip() and found.why != "unsigned"):
            raise Refused(_hindered(file, other.pack, found))
        database.transact(ruling.use, now, clinic, active, other, lead, because.strip())
        OUT.print(f"{other.pack.label} is in use from the next start on. Start Evenkeel anew.", markup=False)


def _hindered(file: str, pack: Pack, found: "Hindrance") -> str:
    """What is to be done before a pack may be used."""
    if found.why == "unsigned":
        return f"Nobody has signed {pack.label}. Have a clinician read it and sign it: `evenkeel pack sign {file}`."
    why_not = 'To use it sooner say why: --because "...". The audit keeps the reason.'
    if found.why == "unseen":
        return f"{pack.label} has not been in shadow. Put it there first: `evenkeel pack shadow {file}`. {why_not}"
    return f"{pack.label} is in shadow, and is to stay there until {found.until}. {why_not}"


def _used(settings: Settings) -> Pack:
    """The pack in use; before there is a clinic the one of the settings."""
    try:
        with opened() as (_, database):
            used: Pack = pack_in_use(settings, database)
            return used
    except Refused:
        return find_pack(settings.pack)


def _listed(names: list[str], used: Pack) -> dict[str, Pack]:
    """Each pack once, the one in use too, though no file may hold it any more."""
    found = {name: find_pack(name) for name in dict.fromkeys(names)}
    return found if used.hash in {pack.hash for pack in found.values()} else {**found, used.name: used}


def _replaced(settings: Settings, database: Database, file: Path) -> Pack:
    """The pack that this file takes the place of: the one in use, or, where it is that one, the shipped one."""
    active: Pack = pack_in_use(settings, database)
    named = Path(settings.pack)
    return load_pack() if named.suffix == ".toml" and named.resolve() == file.resolve() else active


def _report(found: dict[str, Any], as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(found, indent=2))
        return
    active, other = found["active"], found["other"]
    OUT.print(
        f"{other['name']} v{other['version']} beside {active['name']} v{active['version']}, {found['since']} to "
        f"{found['until']}: {found['patients']} patients, {found['patient_days']} patient-days.",
        markup=False,
    )
    table(found["alerts"], False, "Neither calls for anything.")
    for word in ("gained", "lost"):
        OUT.print(f"{word}: {len(found[word])}")
        table(found[word], False, "")
    for signature, both in found["precision"].items():
        OUT.print(f"{signature}: {_said(both['active'])} in use; {_said(both['other'])} by the other")
    table(found.get("by_day", []), False, "")


def _said(precision: dict[str, Any]) -> str:
    if precision["share"] is None:
        return f"no outcome is known for {precision['unlabelled']} alerts"
    low, high = precision["interval"]
    return (
        f"right in {precision['right']} of {precision['labelled']} ({low:.0%} to {high:.0%}), "
        f"{precision['unlabelled']} without an outcome"
    )


def _signature(pack: Pack) -> str:
    return f"signed by {pack.signed_by} on {pack.signed_on}" if pack.signed_by else "signed by nobody"


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
