"""What a page of the team's is, and what its forms do. Each page's module makes one; site.py lists them all."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from careteam.enrolling import EVERYWHERE, Terms
from careteam.signing_in import Staff
from careteam.web.team.drawing import Draft, Frame, Values
from signatures.pack import Pack
from storage import people
from storage.database import Db
from storage.tables_clinic import ROLES

CLINICAL = frozenset(people.CLINICAL)
EVERY_ROLE = frozenset(ROLES)


@dataclass(frozen=True)
class Asked:
    """
    What is asked of a page: `path` the values in its address, `query` those behind the question mark, the rule pack in
    use, where the team's pages stand for browsers outside (`public_url`, empty where nobody said), and `draft`. `once`
    is what came of a form that is shown now and never again; `terms` how people are enrolled here.
    """

    path: Values
    query: Values
    pack: Pack
    public_url: str = ""
    draft: Draft | None = None
    once: object = None
    terms: Terms = EVERYWHERE

    @property
    def ref(self) -> str:
        """The reference of the patient whom the page is about."""
        return self.path["ref"]


@dataclass(frozen=True)
class Drawn:
    """
    A page as it goes out. `listed`: the references of those whom it lists with what they called for, so that the audit
    has it. With a `filename` a browser keeps it as a file of this type.
    """

    body: str | bytes
    listed: Collection[str] = ()
    media_type: str = "text/html"
    filename: str = ""


@dataclass(frozen=True)
class Done:
    """What came of a form: the key of a sentence (`desk-said-...`), the reference it names, where to go from here."""

    said: str
    about: str = ""
    back: str | None = None


@dataclass(frozen=True)
class Once:
    """Done, and what came of it is shown on the page itself, once: it is stored nowhere, such as a code."""

    value: object


@dataclass(frozen=True)
class Trouble:
    """Nothing was done, and why in a sentence; the page comes again with what was written."""

    sentence: str


CameOfIt = Done | Once | Trouble | None


@dataclass(frozen=True)
class Form:
    """
    What a page does when a form of it is sent: `act` in one transaction; None where what it is about is not theirs to
    see. `roles`: who may send it, if not everybody who may open its page. A form with a file is sent as multipart; the
    file's text is a field like others.
    """

    name: str
    path: str
    act: Callable[[Db, datetime, Staff, Asked, Values], CameOfIt]
    roles: frozenset[str] = frozenset()
    has_file: bool = False


@dataclass(frozen=True)
class Page:
    """
    One page: `name` gives its words (`desk-page-NAME`), `path` its address, in which `{ref}` is a patient whom the
    reader must be allowed to see. `opened` is stored before anything is shown; `noted` is what the audit says of a list
    opened. `menu`: whether it stands in the first row, behind "More", or is reached from another page (`under`).
    """

    name: str
    path: str
    draw: Callable[[Db, datetime, Staff, Frame, Asked], Drawn]
    roles: frozenset[str] = CLINICAL
    menu: Literal["first", "more", ""] = ""
    under: str = ""
    opened: Callable[[Db, datetime, Staff, Asked], None] | None = None
    noted: str = ""
    forms: tuple[Form, ...] = field(default=())

    def is_for(self, staff: Staff) -> bool:
        """Whether somebody with these roles may open it."""
        return bool(self.roles.intersection(staff.roles))

    def takes(self, form: Form, staff: Staff) -> bool:
        """Whether somebody with these roles may send this form of it."""
        return bool((form.roles or self.roles).intersection(staff.roles))
