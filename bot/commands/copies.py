"""`evenkeel patient copy`: the patient's own copy as a file, where no file may go through Telegram."""

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.terminal import OUT, Ref, now_of, opened, the_clinic
from storage.people import Refused


def write(
    ref: Ref,
    to: Annotated[Path, typer.Option(help="The file to write, such as P-014.zip; it must not exist yet.")],
) -> None:
    """
    Write the patient's own copy of their data into a file, for a patient who asked for it; the audit keeps that.

    In private mode no file goes through Telegram. Example: evenkeel patient copy --ref P-014 --to P-014.zip
    """
    from careteam import rights
    from careteam.pictures import Pictures
    from signatures.pack import find_pack
    from storage import people

    if to.exists():
        raise Refused(f"{to} is there already. Name a file that does not exist yet.")
    with opened() as (settings, database):
        patient = database.read(people.patient_by_ref, the_clinic(database).id, ref)
        pack = find_pack(settings.pack)
        file = database.transact(rights.copy_for, now_of(settings, database), patient, pack)
        to.write_bytes(file.content(Pictures()))
    to.chmod(0o600)
    OUT.print(f"The copy for {ref} is in {to}. Hand it over in person or by a safe way, then delete the file.")
