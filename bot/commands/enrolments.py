"""`evenkeel patient ...`, about the enrolment itself: readmit, move to another version, pause."""

from typing import Annotated

import typer

from bot.commands.terminal import (
    OUT,
    AsJson,
    Ref,
    YesNoUnknown,
    check_said,
    now_of,
    opened,
    print_invitation,
    read_day,
    the_clinic,
)
from storage.people import Refused


def readmit(
    ref: Ref,
    age: Annotated[int, typer.Option(help="In years. Only that it is enough is kept.")],
    capacity_by: Annotated[str, typer.Option(help="The colleague who confirms that they can decide for themselves.")],
    pregnant: Annotated[YesNoUnknown, typer.Option(help="Never excludes; alerts take it into account.")] = (
        YesNoUnknown.unknown
    ),
    protocol: Annotated[str, typer.Option(help="The plan of asking.")] = "daily",
    zone: Annotated[str, typer.Option(help="The patient's IANA time zone; as before if not given.")] = "",
    language: Annotated[str, typer.Option(help="en, es, de or fr; as before if not given.")] = "",
    medicine: Annotated[str, typer.Option(help="The class of medicine; as before if not given.")] = "",
    as_json: AsJson = False,
) -> None:
    """
    Enrol somebody who had left once more, under the same reference: prints a new link; they agree anew.

    Example: evenkeel patient readmit --ref P-014 --age 42 --capacity-by "Nurse M."
    """
    from careteam import joining
    from prompts.protocol import load
    from storage import people
    from storage.eligibility import Confirmed

    plan = load(protocol)
    with opened() as (settings, database):
        check_said(settings, database, zone, language, medicine or "unknown")
        clinic, now = the_clinic(database), now_of(settings, database)
        patient = database.read(people.patient_by_ref, clinic.id, ref)
        confirmed = Confirmed(age, capacity_by, pregnant.value, settings.minimum_age)
        arguments = (patient, plan, zone, language, medicine, confirmed)
        print_invitation(
            settings, database, clinic.id, ref, database.transact(joining.readmit, now, *arguments), as_json
        )


def move(
    ref: Annotated[str, typer.Option(help="The patient's reference.")] = "",
    everybody: Annotated[bool, typer.Option("--all", help="Everybody on an older version of the protocol.")] = False,
    to: Annotated[str, typer.Option(help="The protocol; the one they are on if not given.")] = "",
    is_trial: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
) -> None:
    """
    Move patients to the newest version of their protocol, or one of them to another protocol; says what changes.

    Where the text they agreed to reads otherwise then, they are asked first, and moved once they agree.
    Example: evenkeel patient protocol --all
    """
    from careteam import consenting
    from prompts.protocol import load
    from prompts.versions import changes
    from storage import people
    from storage.stays import GONE

    if bool(ref) == everybody:
        raise Refused("Say whom to move: --ref P-014, or --all.")
    if everybody and to:
        raise Refused("--all keeps everybody on their own protocol. Move one patient to another with --ref and --to.")
    with opened() as (settings, database):
        clinic, now = the_clinic(database), now_of(settings, database)
        if ref:
            found = [database.read(people.patient_by_ref, clinic.id, ref)]
        else:
            found = [p for p in database.read(people.patients, clinic.id) if p.state not in GONE]
        for patient in found:
            before = database.read(people.protocol, database.read(people.enrolment_of, patient.id).protocol_hash)
            plan = load(to or before.name)
            where = f"{plan.name} (version {plan.version})"
            if plan.hash == before.hash:
                OUT.print(f"{patient.ref}: on {where} already.")
                continue
            done = "would move" if is_trial else database.transact(consenting.move, now, patient, plan)
            said = {
                "asked": f"is asked to agree to {where} first",
                "moved": f"is on {where} from now on",
                "unreached": f"would have to agree to {where} first, and cannot be asked now. Try again later",
            }
            OUT.print(f"{patient.ref}: {said.get(done, f'{done} to {where}')}.")
            for line in changes(before, plan) or ("nothing that they notice",):
                OUT.print(f"  {line}", markup=False)


def pause(
    ref: Ref,
    until: Annotated[str, typer.Option(help="The day check-ins come again, as 2026-12-01.")] = "",
    reason: Annotated[str, typer.Option(help="holiday, hospital, no_phone or other.")] = "other",
    end: Annotated[bool, typer.Option("--end", help="End the pause they are on.")] = False,
) -> None:
    """
    Pause a patient's check-ins until a day, as agreed with them, or end a pause; the chat tells them.

    Example: evenkeel patient pause --ref P-014 --until 2026-12-01 --reason holiday
    """
    from careteam import pausing
    from storage import people

    if bool(until) == end:
        raise Refused("Say until which day: --until 2026-12-01. Or end the pause they are on: --end.")
    with opened() as (settings, database):
        patient = database.read(people.patient_by_ref, the_clinic(database).id, ref)
        now = now_of(settings, database)
        if end:
            database.transact(pausing.end_for, now, patient)
            OUT.print(f"{ref}: check-ins come again at their usual times.")
            return
        day = read_day(until)
        database.transact(pausing.pause_for, now, patient, day, reason)
        OUT.print(f"{ref}: no check-ins until {day:%Y-%m-%d}. Help still works.")
