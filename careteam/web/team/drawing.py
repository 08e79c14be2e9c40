"""Values -> HTML: the templates, and what every page of the team's shares."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from careteam.web.serving import templates
from prompts.times import clock
from prompts.wording import LOCALES, Words, words
from storage import people

FOLDER = Path(__file__).parent
_TEMPLATES = templates(FOLDER)
Values = Mapping[str, str]
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Draft:
    """A form that could not be done: its name, what was written in it, and the sentence that says why."""

    form: str
    fields: Values
    trouble: str


@dataclass(frozen=True)
class Entry:
    """One page in the menu: `row` is "first", or "more" for those behind that word; `badge` how much waits there."""

    path: str
    words: str
    row: str
    is_here: bool
    is_above: bool
    badge: int


@dataclass(frozen=True)
class Frame:
    """
    What stands around every page: where the pages begin (`base`, without a slash at its end), who is signed in with
    which roles, the clock of the clinic, and `said`, a sentence in answer to the last press. Where a form could not be
    done, `draft` is that form, and `address` the page's own, which is not the form's. A page that `is_still` never
    fetches itself: what it shows would be gone.
    """

    base: str
    say: Words
    title: str
    here: str
    time: str
    who: str = ""
    csrf: str = ""
    said: str = ""
    menu: tuple[Entry, ...] = ()
    roles: frozenset[str] = frozenset()
    address: str = ""
    draft: Draft | None = None
    is_still: bool = False

    @property
    def is_clinical(self) -> bool:
        """Whether alerts come to whoever is signed in."""
        return bool(self.roles.intersection(people.CLINICAL))

    def written(self, form: str, field: str, otherwise: str = "") -> str:
        """What was written in a field of a form that could not be done; else what stands there at first."""
        is_it = self.draft is not None and self.draft.form == form
        return self.draft.fields.get(field, "") if is_it and self.draft else otherwise

    def trouble(self, form: str) -> str:
        """Why this form could not be done; empty for any other."""
        return self.draft.trouble if self.draft is not None and self.draft.form == form else ""


def draw(template: str, frame: Frame, **values: object) -> str:
    """One page, whole; or one part of it where the template has no frame."""
    return _TEMPLATES.get_template(template).render(
        frame=frame, say=frame.say, base=frame.base, language=frame.say.language, **values
    )


def percent(share: float, *, is_signed: bool = False) -> str:
    """A share as a whole percent, as the pages write it: "10 %", and with its sign "−10 %"."""
    return f"{100 * share:{'+' if is_signed else ''}.0f} %".replace("-", "−")


def staff_words(language: str) -> Words:
    """The sentences for the team in this language; English where there are none."""
    return words(language if (LOCALES / language / "staff.ftl").exists() else "en")


def bare(base: str, language: str, now: datetime, zone: str) -> Frame:
    """The frame of a page that nobody is signed in to."""
    say = staff_words(language)
    return Frame(base, say, say("desk-title"), "", clock(now, zone))


def ago(since: datetime, now: datetime, say: Words) -> str:
    """How long ago, short: "just now", "4 min ago", "1 h 12 min ago", "3 d 2 h ago"."""
    passed = now - since
    return say("desk-just-now") if passed < MINUTE else say("desk-ago", length=length_of(passed, say))


def length_of(passed: timedelta, say: Words) -> str:
    """A length of time, short: "4 min", "1 h 12 min", "3 d 2 h"; less than nothing is nothing."""
    minutes = int(max(passed, timedelta()) / timedelta(minutes=1))
    if minutes < 60:
        return say("desk-age-minutes", minutes=minutes)
    if minutes < 24 * 60:
        return say("desk-age-hours", hours=minutes // 60, minutes=minutes % 60)
    return say("desk-age-days", days=minutes // (24 * 60), hours=minutes // 60 % 24)


def left(until: datetime, now: datetime, say: Words) -> str:
    """How long until then, short; "now" where it has come."""
    return say("desk-now") if until <= now else say("desk-in", length=length_of(until - now, say))
