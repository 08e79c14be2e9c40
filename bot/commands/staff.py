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
        for person in (*database.read(people.clinicians, clinic.id), *database.read(people.covers, clinic.id)):
            drilled = person.drill_answered_at
            roles = ", ".join(sorted(database.read(people.roles_of, person.id)))
            rows.append(
                {
                    "name": database.read(people.label, person),
                    "roles": "cover" if person.is_cover else roles,
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
    from careteam import mails
    from storage import people

    if not remove or address:
        _check_address("" if remove else address)
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
    from careteam import drills

    with opened() as (settings, database):
        count = database.transact(drills.send_all, now_of(settings, database), the_clinic(database))
        if not count:
            raise Refused(
                "Nobody has joined yet, so there is nobody to drill. `evenkeel staff list` shows who is invited."
            )
        OUT.print(f"A drill is on its way to {count}.")


@app.command("drilled")
def staff_drilled(
    name: Annotated[str, typer.Option(help="Who got the drill by mail.")],
    reference: Annotated[str, typer.Option(help="The reference they read in it, as A-1042.")],
) -> None:
    """
    Record that somebody got a drill by mail: they tell you the reference that stands in it.

    Example: evenkeel staff drilled --name "Night desk" --reference A-1042
    """
    from careteam import drills
    from storage import people

    with opened() as (settings, database):
        clinic, now = the_clinic(database), now_of(settings, database)
        clinician = database.read(people.staff_by_name, clinic.id, name)
        database.transact(drills.answer_by_word, now, clinician, reference)
        OUT.print(f"Mail reaches {name}.", markup=False)


@app.command("cover")
def staff_cover(
    name: Annotated[str, typer.Option(help='Another clinic or a desk, such as "Night desk".')],
    address: Annotated[str, typer.Option(help="Where its mail goes, such as desk@other-clinic.org.")],
) -> None:
    """
    Add somebody outside the team who is reached by mail when everybody is told of an urgent alert, and by drills.

    Example: evenkeel staff cover --name "Night desk" --address desk@other-clinic.org
    """
    from careteam import mails

    _check_address(address)
    with opened() as (settings, database):
        database.transact(mails.add_cover, now_of(settings, database), the_clinic(database), name, address)
        OUT.print(f"{name} covers the clinic. `evenkeel staff drill` sends a drill there, too.", markup=False)


def _check_address(address: str) -> None:
    from bot.settings import MAIL_ADDRESS

    if not MAIL_ADDRESS.fullmatch(address):
        raise Refused("Give a mail address with --address, such as ward@my-clinic.org; or end it with --remove.")
