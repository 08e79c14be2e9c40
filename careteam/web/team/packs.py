"""Packs: the rules' numbers in use and who stands for them, what is proposed, and what that would have called for."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from careteam import ruling, trying
from careteam.ruling import Text
from careteam.signing_in import Staff
from careteam.web.team.drawing import Frame, Values, draw, staff_words
from careteam.web.team.pages import Asked, Done, Drawn, Form, Page, Trouble
from prompts.schedule import local_day
from prompts.times import day as day_in_words
from prompts.wording import Words
from signatures import governance, signing
from signatures.pack import Pack, PackError
from storage import packs, people, team
from storage.database import Db
from storage.tables import Clinic, Clinician, UsedPack

PROPOSAL = "evenkeel-2-proposal"  # the one that comes with Evenkeel
MOST_REPLAYED = 200  # patients: a replay of everybody's history takes its time, and the page waits for it
LEAD = frozenset({"lead"})


@dataclass(frozen=True)
class Other:
    """
    The pack beside the one in use, in shadow or proposed: each number that differs with its reason and source; what
    the shadow says so far, as rows of pattern, tier, alerts by each; `hindrance` why it cannot be used yet.
    """

    label: str
    is_in_shadow: bool
    standing: str
    signed: str
    changes: tuple[tuple[str, str, str, str, str], ...]
    report: tuple[tuple[str, ...], ...] | None
    report_over: str
    hindrance: str


@dataclass(frozen=True)
class Packs:
    """The page."""

    label: str
    hash: str
    signed: str
    since: str
    following: str
    numbers: tuple[tuple[str, str, str], ...]
    other: Other | None


def read(db: Db, now: datetime, staff: Staff, asked: Asked) -> Packs:
    """Everything on the page; the shadow is worked out only where it is asked for."""
    clinic, say = db.get(Clinic, staff.clinician.clinic_id), staff_words(staff.clinician.language)
    active, used = asked.pack, packs.used(db, clinic.id)
    is_running = used is not None and ruling.stored(used).content == _content_of(used, active)
    numbers = governance.numbers(active)
    return Packs(
        label=active.label,
        hash=active.hash,
        signed=_signed(active, say),
        since=_chosen(db, used, clinic, say) if used is not None and is_running else "",
        following="" if used is None or is_running else _following(db, used, clinic, say),
        numbers=tuple((place, _plain(value), active.sources.get(place, "")) for place, value in numbers.items()),
        other=_other(db, now, clinic, active, say, has_report="report" in asked.query),
    )


def _content_of(used: UsedPack, active: Pack) -> str:
    """The content of the running pack, where it is the one that stands as in use."""
    return ruling.stored(used).content if ruling.stored(used).pack.hash == active.hash else ""


def _other(db: Db, now: datetime, clinic: Clinic, active: Pack, say: Words, *, has_report: bool) -> Other | None:
    shadow = packs.shadow(db, clinic.id)
    text = ruling.named(PROPOSAL) if shadow is None else ruling.stored(shadow)
    pack = text.pack
    found = governance.differences(active, pack)
    if not found:
        return None
    report, over = (None, "")
    if shadow is not None and has_report:
        report, over = _report(db, now, clinic, active, pack, shadow.since_on, say)
    since = "" if shadow is None else day_in_words(shadow.since_on, say)
    until = "" if shadow is None else day_in_words(shadow.since_on + trying.IN_SHADOW, say)
    return Other(
        label=pack.label,
        is_in_shadow=shadow is not None,
        standing=say("desk-packs-shadow", since=since, until=until)
        if shadow is not None
        else say("desk-packs-proposed"),
        signed=_signed(pack, say),
        changes=tuple((one.place, _plain(one.before), _plain(one.after), one.reason, one.source) for one in found),
        report=report,
        report_over=over,
        hindrance=_hindrance(db, now, clinic, active, text, say) if shadow is not None else "",
    )


def _report(
    db: Db, now: datetime, clinic: Clinic, active: Pack, other: Pack, since: date, say: Words
) -> tuple[tuple[tuple[str, ...], ...] | None, str]:
    if team.here(db, clinic.id, None) > MOST_REPLAYED:
        return None, say("desk-packs-report-long", count=MOST_REPLAYED)
    found = trying.over_history(db, clinic, now, active, other, since)
    rows: list[dict[str, Any]] = trying.as_json(found, active, other)["alerts"]  # type: ignore[assignment]
    lines = tuple(
        (
            say(f"signature-{row['signature'].replace('_', '-')}"),
            say(f"desk-tier-{row['tier']}"),
            f"{row['active']}",
            f"{row['other']}",
        )
        for row in rows
        if row["tier"] != "info"
    )
    return lines, say("desk-packs-report-over", patients=found.tried.patients, days=found.tried.days)


def _hindrance(db: Db, now: datetime, clinic: Clinic, active: Pack, other: Text, say: Words) -> str:
    """Why it is not used yet; that nobody has signed is none here: whoever puts it into use signs it."""
    found = ruling.hindrance(db, now, clinic, active, _signed_by(other, "a lead", now, clinic))
    if found is None or found.until is None:
        return ""
    return say("desk-packs-early", until=day_in_words(found.until, say))


def _signed_by(text: Text, name: str, now: datetime, clinic: Clinic) -> Text:
    rules = signing.signed(text.rules, text.profiles, name, local_day(now, clinic.zone))
    return Text(text.name, rules, text.profiles)


def _signed(pack: Pack, say: Words) -> str:
    return (
        say("desk-packs-signed", who=pack.signed_by, on=pack.signed_on)
        if pack.signed_by
        else say("desk-packs-unsigned")
    )


def _chosen(db: Db, used: UsedPack, clinic: Clinic, say: Words) -> str:
    who = "Evenkeel" if used.chosen_by_id is None else people.label(db, db.get(Clinician, used.chosen_by_id))
    return say(
        "desk-packs-since", on=day_in_words(local_day(used.since_at, clinic.zone), say), who=who, why=used.reason
    )


def _following(db: Db, used: UsedPack, clinic: Clinic, say: Words) -> str:
    label = ruling.stored(used).pack.label
    return f"{say('desk-packs-following', label=label)} {_chosen(db, used, clinic, say)}"


def _plain(value: Any) -> str:
    return "–" if value is None else ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _put_in_shadow(db: Db, now: datetime, staff: Staff, asked: Asked, _fields: Values) -> Done | Trouble:
    clinic, text = db.get(Clinic, staff.clinician.clinic_id), ruling.named(PROPOSAL)
    try:
        governance.check_change(asked.pack, text.pack)
    except PackError as trouble:
        return Trouble(str(trouble))
    day = local_day(now, clinic.zone)
    packs.put_in_shadow(db, now, clinic.id, text.name, text.rules.decode(), text.profiles.decode(), day)
    return Done("desk-said-shadow", back="packs")


def _end(db: Db, now: datetime, staff: Staff, _asked: Asked, _fields: Values) -> Done:
    packs.end_shadow(db, now, staff.clinician.clinic_id)
    return Done("desk-said-shadow-over", back="packs")


def _use(db: Db, now: datetime, staff: Staff, asked: Asked, fields: Values) -> Done | Trouble:
    """The lead has read its numbers: their signature stands in it, and it is in use from the next start on."""
    clinic, say = db.get(Clinic, staff.clinician.clinic_id), staff_words(staff.clinician.language)
    shadow, because = packs.shadow(db, clinic.id), fields.get("because", "").strip()[:200]
    if shadow is None:
        return Trouble(say("desk-packs-no-shadow"))
    if fields.get("read") != "yes":
        return Trouble(say("desk-packs-unread"))
    text = ruling.stored(shadow)
    if not text.pack.signed_by:
        text = _signed_by(text, people.label(db, staff.clinician), now, clinic)
    found = ruling.hindrance(db, now, clinic, asked.pack, text)
    if found is not None and not because:
        return Trouble(say("desk-packs-why-now"))
    try:
        ruling.use(db, now, clinic, asked.pack, text, staff.clinician, because)
    except PackError as trouble:
        return Trouble(str(trouble))
    return Done("desk-said-pack", back="packs")


def _draw(db: Db, now: datetime, staff: Staff, frame: Frame, asked: Asked) -> Drawn:
    is_lead = bool(LEAD.intersection(staff.roles))
    if "report" in asked.query:
        frame = replace(frame, is_still=True)  # it is worked out when somebody asks, not after every commit
    return Drawn(draw("packs.html", frame, found=read(db, now, staff, asked), is_lead=is_lead))


PAGE = Page(
    "packs",
    "/packs",
    _draw,
    menu="more",
    noted="rules read",
    forms=(
        Form("shadow", "/packs/shadow", _put_in_shadow, roles=LEAD),
        Form("end", "/packs/end", _end, roles=LEAD),
        Form("use", "/packs/use", _use, roles=LEAD),
    ),
)
