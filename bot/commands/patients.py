"""`evenkeel patient ...`: enrol, invite, list, and record what a patient chooses."""

from enum import StrEnum
from typing import Annotated

import typer

from bot.commands import copies, enrolments, facts, lists
from bot.commands.terminal import (
    OUT,
    AsJson,
    Ref,
    YesNoUnknown,
    YesOrNo,
    check_page,
    check_said,
    now_of,
    opened,
    print_invitation,
    read_day,
    table,
    the_clinic,
)
from storage.people import Refused


class Channel(StrEnum):
    """Where a patient answers."""

    chat = "chat"
    private = "private"


app = typer.Typer(help="Enrol patients, list them, record what they choose.", no_args_is_help=True)
app.command("readmit")(enrolments.readmit)
app.command("protocol")(enrolments.move)
app.command("pause")(enrolments.pause)
app.command("event")(facts.record)
app.command("import")(lists.import_list)
app.command("copy")(copies.write)


@app.command("add")
def patient_add(
    ref: Annotated[str, typer.Option(help="The clinic's own reference, never a name.")],
    age: Annotated[int, typer.Option(help="In years. Only that it is enough is kept.")],
    capacity_by: Annotated[str, typer.Option(help="The colleague who confirms that they can decide for themselves.")],
    pregnant: Annotated[YesNoUnknown, typer.Option(help="Never excludes; alerts take it into account.")] = (
        YesNoUnknown.unknown
    ),
    protocol: Annotated[str, typer.Option(help="The plan of asking.")] = "daily",
    zone: Annotated[str, typer.Option(help="The patient's IANA time zone.")] = "",
    language: Annotated[str, typer.Option(help="The patient's language: en, es, de or fr.")] = "",
    medicine: Annotated[str, typer.Option(help="The class of medicine, for the withdrawal windows.")] = "unknown",
    private: Annotated[
        bool, typer.Option("--private", help="Answers go to the clinic's own page, never through Telegram.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """
    Enrol a patient: prints a single-use link and its code, good for 72 hours.

    Example: evenkeel patient add --ref P-014 --age 42 --capacity-by "Nurse M." --zone Europe/Madrid --language es
    """
    from careteam import joining
    from prompts.protocol import load
    from storage import channels, people
    from storage.eligibility import Confirmed

    plan = load(protocol)
    with opened() as (settings, database):
        check_said(settings, database, zone, language, medicine)
        if private:
            check_page(settings)
        clinic = the_clinic(database)
        now = now_of(settings, database)
        arguments = (clinic, ref, plan, zone or clinic.zone, language or clinic.language, medicine)
        confirmed = Confirmed(age, capacity_by, pregnant.value, settings.minimum_age)
        invited = database.transact(joining.enrol, now, *arguments, confirmed)
        if private:
            database.transact(channels.choose, now, database.read(people.patient_by_ref, clinic.id, ref), "private")
        print_invitation(settings, database, clinic.id, ref, invited, as_json)


@app.command("channel")
def patient_channel(
    ref: Ref, to: Annotated[Channel, typer.Option(help="chat, or private: on the clinic's own page.")]
) -> None:
    """
    Record where a patient answers from now on; what stands in the chat already stays there.

    Back in the chat they read first what Telegram stores, and are asked once they agree.

    Example: evenkeel patient channel --ref P-014 --to private
    """
    from careteam import consenting
    from storage import people

    with opened() as (settings, database):
        if to is Channel.private:
            check_page(settings)
        patient = database.read(people.patient_by_ref, the_clinic(database).id, ref)
        is_news = database.transact(consenting.answer_in, now_of(settings, database), patient, to.value)
        where = "on the clinic's own page" if to is Channel.private else "in the chat"
        OUT.print(f"{ref} answers {where}" + (" from now on." if is_news else " already; nothing changed."))


@app.command("invite")
def patient_invite(ref: Ref, as_json: AsJson = False) -> None:
    """
    Print a new link for somebody who has not joined yet; the earlier one stops working.

    Example: evenkeel patient invite --ref P-014
    """
    from storage import people

    with opened() as (settings, database):
        clinic = the_clinic(database)
        patient = database.read(people.patient_by_ref, clinic.id, ref)
        if patient.state != "enrolled":
            raise Refused(f"{ref} has joined already, so no new link is needed.")
        now = now_of(settings, database)
        invited = database.transact(people.invite_again, now, clinic.id, "patient", patient.id)
        print_invitation(settings, database, clinic.id, ref, invited, as_json)


@app.command("relink")
def patient_relink(
    ref: Ref,
    confirm: Annotated[str, typer.Option(help="The colleague who has checked that the new chat is theirs.")] = "",
    as_json: AsJson = False,
) -> None:
    """
    Move a patient to a new phone or account: prints a link; the team then confirms, by button or here.

    Example: evenkeel patient relink --ref P-014
    """
    from careteam import relinking
    from storage import people

    with opened() as (settings, database):
        clinic, now = the_clinic(database), now_of(settings, database)
        patient = database.read(people.patient_by_ref, clinic.id, ref)
        if not confirm:
            invited = database.transact(relinking.invite, now, patient)
            print_invitation(settings, database, clinic.id, ref, invited, as_json)
            return
        clinician = database.read(people.clinician_by_name, clinic.id, confirm)
        if not database.transact(relinking.decide, now, patient, clinician, is_theirs=True):
            raise Refused(f"No new chat waits for {ref}. Make a link with `evenkeel patient relink --ref {ref}` first.")
        OUT.print(f"{ref} has moved to the new chat; nothing more goes to the old one.")


@app.command("list")
def patient_list(as_json: AsJson = False) -> None:
    """List patients by reference, with their state and their next check-in."""
    from storage import asking, people

    with opened() as (settings, database):
        clinic, now = the_clinic(database), now_of(settings, database)
        rows = []
        for patient in database.read(people.patients, clinic.id):
            enrolment = database.read(people.enrolment_of, patient.id)
            is_asked = enrolment.next_due_at is not None and enrolment.questions_stopped_at is None
            due = database.read(asking.next_check_in_at, now, enrolment) if is_asked else None
            rows.append(
                {
                    "ref": patient.ref,
                    "state": patient.state,
                    "phase": enrolment.phase,
                    "zone": enrolment.zone,
                    "language": enrolment.language,
                    "next_check_in": None if due is None else due.isoformat(timespec="minutes"),
                }
            )
        table(rows, as_json, "No patients yet. `evenkeel patient add --help` says how to enrol the first one.")


@app.command("stop")
def patient_stop(ref: Ref) -> None:
    """
    Record that a patient stops: the check-ins end, their care stays the same, and the chat tells them so.

    What was stored stays stored, and open alerts stay with the team. Example: evenkeel patient stop --ref P-014
    """
    from careteam import leaving
    from storage import people

    with opened() as (settings, database):
        patient = database.read(people.patient_by_ref, the_clinic(database).id, ref)
        database.transact(leaving.stop, now_of(settings, database), patient, "command line")
        OUT.print(f"{ref} has stopped: no more check-ins. A call for help still gets the numbers to call.")


@app.command("erase")
def patient_erase(
    ref: Ref,
    approved_by: Annotated[str, typer.Option(help="The privacy officer who approved it, as colleagues read the name.")],
) -> None:
    """
    Erase everything about a patient who has left, but the audit; prints the receipt. This cannot be undone.

    Example: evenkeel patient erase --ref P-014 --approved-by "Dr R."
    """
    from careteam import rights
    from storage import people

    with opened() as (settings, database):
        patient = database.read(people.patient_by_ref, the_clinic(database).id, ref)
        receipt = database.transact(rights.erase_for, now_of(settings, database), patient, approved_by)
        rows = sum(receipt.rows.values())
        OUT.print(f"{ref} is erased: {rows} rows in {len(receipt.rows)} tables. Proof: {receipt.sha256}")


@app.command("erasures")
def patient_erasures(as_json: AsJson = False) -> None:
    """List the receipts of erasures: when, how many rows, the proof. They name nobody."""
    from storage import erasure

    with opened() as (_, database):
        found = database.read(erasure.receipts, the_clinic(database).id)
        rows = [
            {
                "erased_at": receipt.erased_at.isoformat(timespec="minutes"),
                "rows": sum(receipt.rows.values()),
                "source": receipt.source,
                "proof": receipt.sha256,
            }
            for receipt in found
        ]
        table(rows, as_json, "Nothing has been erased.")


@app.command("state")
def patient_state(
    ref: Ref,
    to: Annotated[str, typer.Option(help="hospital, custody, active, transferred, discharged, died or withdrawn.")],
    who: Annotated[str, typer.Option(help="On leaving: whom the patient turns to, as they are to read it.")] = "",
    start: Annotated[str, typer.Option("--from", help="On leaving: from which day, as 2026-11-22.")] = "",
    keeper: Annotated[str, typer.Option(help="On leaving: the colleague who keeps the open alerts.")] = "",
) -> None:
    """
    Record where a patient is in their stay; what stops with it, stops, and the chat says so where it may.

    Example: evenkeel patient state --ref P-014 --to transferred --who "Dr Vega, Harbour Clinic" --from 2026-12-01
    """
    from careteam import stay
    from storage import people
    from storage.stays import State

    if to not in stay.RECORDED:
        raise Refused(f'"{to}" cannot be recorded. States are: {", ".join(stay.RECORDED)}.')
    with opened() as (settings, database):
        clinic, now = the_clinic(database), now_of(settings, database)
        patient = database.read(people.patient_by_ref, clinic.id, ref)
        database.transact(
            stay.enter,
            now,
            patient,
            State(to),
            "command line",
            onward=stay.Onward(who, read_day(start) if start else None),
            keeper=database.read(people.clinician_by_name, clinic.id, keeper) if keeper else None,
        )
        OUT.print(f"{ref} is recorded as {to}. {stay.RECORDED[to]}")


@app.command("consent")
def patient_consent(
    ref: Ref,
    unmet_need: Annotated[YesOrNo, typer.Option(help="May the team use answers about unmet need: yes or no.")],
) -> None:
    """
    Record a choice that a patient has changed, as they told their team; the chat tells them that it is saved.

    Example: evenkeel patient consent --ref P-014 --unmet-need no
    """
    from careteam import leaving
    from storage import people

    with opened() as (settings, database):
        patient = database.read(people.patient_by_ref, the_clinic(database).id, ref)
        is_wanted = unmet_need is YesOrNo.yes
        now = now_of(settings, database)
        is_news = database.transact(leaving.choose_unmet_need, now, patient, is_wanted, "command line")
        choice = "may be used" if is_wanted else "are left out"
        OUT.print(f"{ref}: answers about unmet need {choice}" + ("." if is_news else " already; nothing changed."))
