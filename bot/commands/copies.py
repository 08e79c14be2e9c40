"""`evenkeel patient copy`: the patient's own copy as a file, where no file may go through Telegram."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from bot.commands.terminal import OUT, Ref, now_of, opened, pack_in_use, the_clinic
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
    from storage import people

    with opened() as (settings, database):
        patient = database.read(people.patient_by_ref, the_clinic(database).id, ref)
        pack = pack_in_use(settings, database)
        with _new(to) as out:
            file = database.transact(rights.copy_for, now_of(settings, database), patient, pack)
            out.write(file.content(Pictures()))
    OUT.print(f"The copy for {ref} is in {to}. Hand it over in person or by a safe way, then delete the file.")


@contextlib.contextmanager
def _new(path: Path) -> Iterator[BinaryIO]:
    """A file that was not there, its owner's alone from its first byte on; none is left where it cannot be filled."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Refused(f"{path} is there already. Name a file that does not exist yet.") from None
    except OSError as trouble:
        raise Refused(f"{path} cannot be written: {trouble.strerror}. Name a file in a folder of yours.") from None
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
    except BaseException:
        path.unlink(missing_ok=True)
        raise
