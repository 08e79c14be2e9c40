"""`evenkeel staff ...`: the care team and its drills."""

from typing import Annotated

import typer

from bot.commands.terminal import OUT, AsJson, now_of, opened, print_invitation, table, the_clinic
from storage.people import Refused

app = typer.Typer(help="Add members of the care team, list them, send a drill.", no_args_is_help=True)


@app.command("add")
def staff_add(
    name: Annotated[str, typer.Option(help='What patients and colleagues read, such as "Nurse M.".')],
    role: Annotated[list[str], typer.Option(help="nurse, prescriber, lead, operator, privacy_officer; may repeat.")],
    language: Annotated[
        str, typer.Option(help="en or es; de and fr have no texts for the team and show English.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """
    Add a member of the care team: prints a single-use link; on joining they get a drill alert.

    Example: evenkeel staff add --name "Nurse M." --role nurse
    """
    from prompts.wording import languages
    from storage import people

    if language and language not in languages():
        raise Refused(f'There are no texts in "{language}". Languages: {", ".join(languages())}.')
    with opened() as (settings, database):
        clinic = the_clinic(database)
        now = now_of(settings, database)
        invited = database.transact(people.add_clinician, now, clinic, name, role, language or clinic.language)
        print_invitation(settings, database, clinic.id, name, invited, as_json)


@app.command("invite")
def staff_invite(name: Annotated[str, typer.Option(help="As they were added.")], as_json: AsJson = False) -> None:
    """
    Print a new link for a colleague who has not joined yet; the earlier one stops working.

    Example: evenkeel staff invite --name "Nurse M."
    """
    from storage import people

    with opened() as (settings, database):
        clinic = the_clinic(database)
        invited = [person for person in database.read(people.clinicians, clinic.id) if person.state == "invited"]
        found = [person for person in invited if database.read(people.label, person) == name]
        if not found:
            raise Refused(f'Nobody called "{name}" waits to join. `evenkeel staff list` shows everybody.')
        now = now_of(settings, database)
        invitation = database.transact(people.invite_again, now, clinic.id, "clinician", found[-1].id)
        print_invitation(settings, database, clinic.id, name, invitation, as_json)


@app.command("list")
def staff_list(as_json: AsJson = False) -> None:
    """List the care team, with roles and when each last answered a drill."""
    from storage import people

    with opened() as (_, database):
        clinic = the_clinic(database)
        rows = []
        for person in database.read(people.clinicians, clinic.id):
            drilled = person.drill_answered_at
            rows.append(
                {
                    "name": database.read(people.label, person),
                    "roles": ", ".join(sorted(database.read(people.roles_of, person.id))),
                    "state": person.state,
                    "drill_answered": None if drilled is None else drilled.isoformat(timespec="minutes"),
                }
            )
        table(rows, as_json, 'Nobody yet. `evenkeel staff add --name "Nurse M." --role nurse` adds the first one.')


@app.command("leave")
def staff_leave(name: Annotated[str, typer.Option(help="As in `evenkeel staff list`.")]) -> None:
    """
    Record that somebody is of the team no more: they are out at once, and what they had goes to the others.

    Example: evenkeel staff leave --name "Nurse M."
    """
    from careteam import staff_leaving
    from storage import people

    with opened() as (settings, database):
        clinic, now = the_clinic(database), now_of(settings, database)
        clinician = database.read(people.staff_by_name, clinic.id, name)
        left = database.transact(staff_leaving.leave, now, clinician, "command line")
        OUT.print(f"{name} is out. Their chat and their page show nothing any more.", markup=False)
        if left.alerts:
            OUT.print(f"Gone to the others: {', '.join(left.alerts)}.")
        if left.is_ladder_empty:
            OUT.print("Nobody can be told of an alert now. Add somebody: `evenkeel staff add`.")


@app.command("email")
def staff_email(
    name: Annotated[str, typer.Option(help="As in `evenkeel staff list`.")],
    address: Annotated[str, typer.Option(help="Where mails go, such as ward@my-clinic.org.")] = "",
    remove: Annotated[bool, typer.Option("--remove", help="No mail to them any more.")] = False,
) -> None:
    """
    Set where somebody gets mail when the chat does not reach them or an urgent alert waits: a reference, nothing else.

    Example: evenkeel staff email --name "Nurse M." --address ward@my-clinic.org
    """
    from bot.settings import MAIL_ADDRESS
    from careteam import mails
    from storage import people

    if bool(address) == remove or (address and not MAIL_ADDRESS.fullmatch(address)):
        raise Refused("Give a mail address with --address, such as ward@my-clinic.org; or end it with --remove.")
    with opened() as (settings, database):
        clinic, now = the_clinic(database), now_of(settings, database)
        clinician = database.read(people.staff_by_name, clinic.id, name)
        database.transact(mails.set_address, now, clinician, address or None)
        OUT.print(f"Mail for {name} goes to {address}." if address else f"{name} gets no mail any more.", markup=False)
        if address and settings.mail_server() is None:
            OUT.print("No mail server is set yet: EVENKEEL_SMTP_URL and EVENKEEL_MAIL_FROM.")


@app.command("drill")
def staff_drill() -> None:
    """Send a drill alert to everybody who is told first; their press lets patients be enrolled for 30 days."""
    from careteam.drills import send
    from storage import people

    with opened() as (settings, database):
        clinic = the_clinic(database)
        told = [person for person in database.read(people.clinicians, clinic.id) if person.state == "active"]
        if not told:
            raise Refused(
                "Nobody has joined yet, so there is nobody to drill. `evenkeel staff list` shows who is invited."
            )
        now = now_of(settings, database)
        for person in told:
            database.transact(send, now, clinic, person)
        OUT.print(f"A drill is on its way to {len(told)}.")
