"""`evenkeel dose ...`: recorded doses, which signatures compare the answers against."""

from typing import Annotated

import typer

from bot.commands.terminal import OUT, Ref, now_of, opened, read_clock, read_day, the_clinic

app = typer.Typer(help="Record doses, and ask around one.", no_args_is_help=True)


@app.command("set")
def dose_set(
    ref: Ref,
    mg: Annotated[float, typer.Option(help="The daily dose from that day on, in mg.")],
    start: Annotated[str, typer.Option("--from", help="The first day, as 2026-11-22; today if not given.")] = "",
    drug: Annotated[str, typer.Option(help="The medicine; as before if not given.")] = "",
    formulation: Annotated[str, typer.Option(help="Its formulation; as before if not given.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="The dose is right, however unusual.")] = False,
) -> None:
    """
    Record the daily dose from a day on; signatures compare the answers against it.

    A second entry for the same day takes the place of the first: so a slip is put right.
    Example: evenkeel dose set --ref P-014 --mg 36 --from 2026-11-22
    """
    from prompts.schedule import local_day
    from storage import doses, people

    with opened() as (settings, database):
        clinic = the_clinic(database)
        now = now_of(settings, database)
        patient = database.read(people.patient_by_ref, clinic.id, ref)
        day = read_day(start) if start else local_day(now, database.read(people.enrolment_of, patient.id).zone)
        doubt = None if yes else database.read(doses.looks_like_a_slip, patient.id, mg, day, drug)
        if doubt is not None:
            raise people.Refused(f"{doubt} Nothing was recorded. If the dose is right, say so with --yes.")
        change = database.transact(doses.set_dose, now, patient, mg, day, drug, formulation, "command line")
        if change is None:
            OUT.print(f"{ref}: {mg:g} mg a day is recorded already; nothing changed.")
        elif change.mg_before == change.mg_after:
            OUT.print(f"{ref}: {mg:g} mg a day from {day:%Y-%m-%d}, as before; the earlier entry counts no more.")
        elif change.kind == "switch":
            OUT.print(f"{ref}: {mg:g} mg a day of {change.drug} from {day:%Y-%m-%d} (switch).", markup=False)
        else:
            before = "nothing recorded" if change.mg_before is None else f"{change.mg_before:g} mg"
            OUT.print(f"{ref}: {before} before, {mg:g} mg a day from {day:%Y-%m-%d} ({change.kind}).")


@app.command("pairs")
def dose_pairs(
    ref: Ref,
    at: Annotated[str, typer.Option(help="The time of a daily dose on the patient's clock, as 16:00.")],
    start: Annotated[str, typer.Option("--from", help="The first day, as 2026-11-22; today if not given.")] = "",
) -> None:
    """
    Ask shortly before and after one dose of the day, for a week, as agreed with the patient.

    Example: evenkeel dose pairs --ref P-014 --at 16:00
    """
    from prompts.schedule import PAIRS_FOR, local_day
    from storage import people, rhythm

    with opened() as (settings, database):
        clinic, now = the_clinic(database), now_of(settings, database)
        patient = database.read(people.patient_by_ref, clinic.id, ref)
        day = read_day(start) if start else local_day(now, database.read(people.enrolment_of, patient.id).zone)
        database.transact(rhythm.start_pairs, now, patient, read_clock(at), day)
        OUT.print(f"{ref}: questions before and after the dose at {at}, for {PAIRS_FOR} days from {day:%Y-%m-%d}.")
