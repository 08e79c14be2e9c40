"""`evenkeel patient event`: what only staff know, and the rules must."""

from typing import Annotated

import typer

from bot.commands.terminal import OUT, Ref, now_of, opened, read_day, the_clinic
from careteam.recording import Fact


def record(
    ref: Ref,
    kind: Annotated[Fact, typer.Option(help="What happened.")],
    on: Annotated[str, typer.Option(help="The day, as 2026-11-22; today if not given.")] = "",
) -> None:
    """
    Record what explains answers: while a dose is found, after surgery or a fracture, rules that it would mislead rest.

    Example: evenkeel patient event --ref P-014 --kind titration --on 2026-11-22
    """
    from prompts.schedule import local_day
    from storage import events, people

    with opened() as (settings, database):
        clinic, now = the_clinic(database), now_of(settings, database)
        patient = database.read(people.patient_by_ref, clinic.id, ref)
        today = local_day(now, database.read(people.enrolment_of, patient.id).zone)
        day = read_day(on) if on else today
        if day > today:
            raise people.Refused(f"{day:%Y-%m-%d} has not come yet. Record it on its day.")
        is_new = database.transact(events.told_by_staff, now, patient, kind.value, day)
        what = kind.value.replace("_", " ")
        done = "recorded" if is_new else "recorded already; nothing changed"
        OUT.print(f"{ref}: {what} on {day:%Y-%m-%d}, {done}.")
