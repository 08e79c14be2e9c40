"""`evenkeel patient import`: a clinic's list, checked whole before anybody is enrolled."""

import json
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.terminal import OUT, AsJson, check_page, link_of, now_of, opened, pack_in_use, table, the_clinic
from storage.people import Refused


def import_list(
    file: Annotated[Path, typer.Argument(help="A CSV file; its first line names the columns.")],
    capacity_by: Annotated[
        str, typer.Option(help="Who confirms that they can decide, where the list names nobody.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """
    Enrol everybody on a list: every line is checked first, and nobody is enrolled while one has a fault.

    Columns: ref, age, capacity_by, pregnant, protocol, zone, language, medicine, channel; only ref and age are needed.
    Example: evenkeel patient import list.csv --capacity-by "Nurse M."
    """
    from careteam import enrolling
    from careteam.enrolling import Terms, Wanted
    from prompts.wording import words

    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise Refused(f"{file} cannot be read. Save the list as CSV (UTF-8), and give its name here.") from None
    with opened() as (settings, database):
        clinic, now = the_clinic(database), now_of(settings, database)
        terms, found = Terms(settings.minimum_age), enrolling.read_list(text)
        listed = [enrolling.confirmed_by(capacity_by, one) for one in found]
        faults = database.read(enrolling.faults, now, clinic, listed, pack_in_use(settings, database), terms)
        if faults:
            say = words("en")
            raise Refused("\n".join((say("enrol-nothing-done"), *(fault.told(say) for fault in faults))))
        wanted = [one for one in listed if isinstance(one, Wanted)]
        if any(one.channel == "private" for one in wanted):
            check_page(settings)
        link_of(settings, database, clinic.id, "")  # before anything is done: the codes are shown once
        rows = [
            {
                "for": one.ref,
                "link": link_of(settings, database, clinic.id, one.invited.code),
                "code": one.invited.code,
                "expires_at": one.invited.expires_at.isoformat(),
            }
            for one in database.transact(enrolling.enrol, now, clinic, wanted, terms)
        ]
        if as_json:
            typer.echo(json.dumps(rows, indent=2))
            return
        OUT.print(f"{len(rows)} enrolled. Each link works once, within 72 hours, and is not shown again.")
        table([{"for": row["for"], "link": row["link"]} for row in rows], as_json, "")
