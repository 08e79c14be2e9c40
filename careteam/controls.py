"""Settings: when a person is asked, where their clock stands, in which language; and stopping. All by themselves."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from careteam import leaving
from careteam.pages import NOTHING, Opened, Page, Reply, says
from careteam.telling import next_check_in
from prompts.layout import WIDEST, Choice, Rows, Style
from prompts.protocol import Protocol as Plan
from prompts.schedule import is_ever_asked, local_day
from prompts.slots import QuietHours
from prompts.times import clock
from prompts.wording import Words, languages, words
from prompts.zones import city_of, zones_near
from storage import notes, people, preferences, rhythm, settings
from storage.database import Db
from storage.stays import HERE
from storage.tables import Address, Enrolment, Note, Patient

CITY_FOR = timedelta(hours=1)  # how long "write the name of a city" waits for it
HOURS = range(5, 23)  # the hours offered; a quarter of an hour at a time leads to every other time between them
QUARTER = timedelta(minutes=15)
QUIET = (("20:00", "08:00"), ("21:00", "08:00"), ("22:00", "07:00"), ("22:00", "09:00"), ("23:00", "07:00"))
PAGES = ("time", "days", "quiet", "zone", "language", "look", "stop")


def waiting(db: Db, now: datetime, patient: Patient) -> Note | None:
    """The "write the name of a city" that waits for this person's words, if one does."""
    note = notes.newest(db, patient.id, "settings", now - CITY_FOR)
    return note if note is not None and note.params.get("page") == "zone" else None


def look_for_zone(opened: Opened, text: str) -> Reply:
    """The cities that the words may mean are offered as buttons, with the time there."""
    found = zones_near(text)
    if not found:
        return says(opened.db, opened.now, opened.patient, "settings-zone-unknown")
    opened.turn(found=",".join(found))
    return NOTHING


def _view(opened: Opened) -> tuple[str, Rows]:
    enrolment = people.enrolment_of(opened.db, opened.patient.id)
    plan = people.protocol(opened.db, enrolment.protocol_hash)
    say, back = opened.say, (Choice("to:top", opened.say("button-back")),)
    match opened.page:
        case "time":
            return _time(opened, enrolment, plan, back)
        case "days":
            chosen = enrolment.own_weekdays or list(range(7))

            def label(day: int) -> str:
                if day not in chosen:
                    return _day(day, say)
                return say("tick-chosen", sign=_day(day, say)) if enrolment.text_only else f"✓ {_day(day, say)}"

            buttons = [Choice(f"day:{'off' if day in chosen else 'on'}:{day}", label(day)) for day in range(7)]
            return say("settings-days-ask", days=_days(enrolment, say)), (tuple(buttons[:4]), tuple(buttons[4:]), back)
        case "quiet":
            return _quiet(opened, enrolment, plan, back)
        case "zone":
            found = [zone for zone in str(opened.note.params.get("found", "")).split(",") if zone]
            buttons = [
                Choice(f"zone:{zone}", say("settings-zone-there", city=city_of(zone), time=clock(opened.now, zone)))
                for zone in found
            ]
            here = {"city": city_of(enrolment.zone), "time": clock(opened.now, enrolment.zone)}
            keep = (Choice("to:top", say("button-keep-zone")),)
            return say("settings-zone-ask", **here), (*((button,) for button in buttons), keep)
        case "look":
            looks = {"short": enrolment.short_checkins, "words": enrolment.text_only, "first": enrolment.ask_first}
            stands = {look: "yes" if is_on else "no" for look, is_on in looks.items()}
            switches = (
                (Choice(f"{look}:{_other(on)}", say(f"button-look-{look}", on=on)),) for look, on in stands.items()
            )
            lines = (say(f"settings-look-{look}", on=on) for look, on in stands.items())
            return "\n".join(lines), (*switches, back)
        case "language":
            buttons = [Choice(f"language:{code}", words(code)("language-name")) for code in languages()]
            rows = tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
            return say("settings-language-ask"), (*rows, back)
        case "stop":
            stop = Choice("stop:yes", say("button-stop-yes"), Style.danger)
            return say("settings-stop-ask"), ((stop,), (Choice("to:top", say("button-stop-no")),))
        case _:
            return _top(opened, enrolment, plan)


def _top(opened: Opened, enrolment: Enrolment, plan: Plan) -> tuple[str, Rows]:
    say = opened.say
    quiet = rhythm.quiet_hours(enrolment, plan)
    lines = [
        say("settings-now", times=_times(enrolment, plan), days=_days(enrolment, say)),
        say("settings-quiet", hours=_hours(quiet, say)),
        say("settings-zone", city=city_of(enrolment.zone), time=clock(opened.now, enrolment.zone)),
    ]
    if enrolment.questions_stopped_at is not None:
        lines.insert(0, say("help-questions-stop"))
    elif opened.note.params.get("changed") == "yes" and enrolment.next_due_at is not None:
        lines.append(say("settings-saved", **next_check_in(opened)))
    rows = (
        (Choice("to:time", say("button-settings-time")), Choice("to:days", say("button-settings-days"))),
        (Choice("to:quiet", say("button-settings-quiet")), Choice("to:zone", say("button-settings-zone"))),
        (Choice("to:language", say("button-settings-language")), Choice("go:pause_ask", say("button-pause"))),
        (Choice("to:look", say("button-settings-look")),),
        (Choice("go:rights", say("button-rights")), Choice("to:stop", say("button-stop"))),
        (Choice("go:menu", say("button-menu")),),
    )
    return "\n".join(lines), rows


def _time(opened: Opened, enrolment: Enrolment, plan: Plan, back: tuple[Choice, ...]) -> tuple[str, Rows]:
    slot = _slot(opened, plan)
    at, quiet = _own_time(enrolment, plan, slot), rhythm.quiet_hours(enrolment, plan)
    hours = [time(hour) for hour in HOURS]
    hours = [hour for hour in hours if _is_free(enrolment, plan, slot, hour) and not (quiet and quiet.covers(hour))]
    grid = [Choice(f"at:{hour:%H:%M}", f"{hour:%H:%M}", Style.primary if hour == at else Style.plain) for hour in hours]
    rows = [tuple(grid[start : start + WIDEST // 2]) for start in range(0, len(grid), WIDEST // 2)]
    steps = ((-QUARTER, "button-quarter-earlier"), (QUARTER, "button-quarter-later"))
    moved = [((datetime.combine(date(2000, 1, 2), at) + step).time(), label) for step, label in steps]
    near = [
        Choice(f"at:{to:%H:%M}", opened.say(label))
        for to, label in moved
        if _is_free(enrolment, plan, slot, to) and _ever_comes(opened, enrolment, plan, slot, to)
    ]
    others = [each for each in plan.daily_slots if each.key != slot]
    named = [Choice(f"slot:{o.key}", f"{_own_time(enrolment, plan, o.key):%H:%M}") for o in others]
    text = opened.say("settings-time-ask", time=f"{at:%H:%M}")
    return text, (*rows, tuple(near), *((tuple(named),) if named else ()), back)


def _quiet(opened: Opened, enrolment: Enrolment, plan: Plan, back: tuple[Choice, ...]) -> tuple[str, Rows]:
    say, quiet = opened.say, rhythm.quiet_hours(enrolment, plan)
    buttons = [
        Choice(f"quiet:{start.replace(':', '')}:{end.replace(':', '')}", f"{start}–{end}") for start, end in QUIET
    ]
    lines = [say("settings-quiet-ask", hours=_hours(quiet, say))]
    holds = []
    for kinds, label in (("daily", "button-hold-daily"), ("other", "button-hold-other")):
        is_held = _is_held(enrolment, plan, kinds)
        lines.append(say("settings-hold", kinds=kinds, held="yes" if is_held else "no"))
        holds.append(
            (Choice(f"hold:{kinds}:{'no' if is_held else 'yes'}", say(label, held="yes" if is_held else "no")),)
        )
    rows = (tuple(buttons[:2]), tuple(buttons[2:4]), tuple(buttons[4:]))
    return "\n".join(lines), (*rows, *holds, back)


def _press(opened: Opened, address: Address, key: str) -> Reply | None:
    db, now, patient, say = opened.db, opened.now, opened.patient, opened.say
    if patient.state not in HERE:
        return None
    enrolment = people.enrolment_of(db, patient.id)
    plan = people.protocol(db, enrolment.protocol_hash)
    match key.split(":"):
        case ["to", page] if page in PAGES:
            opened.turn(page=page, found="", changed="no")
        case ["to", "top"]:
            opened.turn(page="top")
        case ["go", ("menu" | "pause_ask" | "rights") as kind]:
            opened.become(kind)
        case ["slot", slot] if any(each.key == slot for each in plan.daily_slots):
            opened.turn(slot=slot)
        case ["at", hour, minute] if opened.page == "time":
            slot, at = _slot(opened, plan), time(int(hour), int(minute))
            if not _is_free(enrolment, plan, slot, at):
                return Reply(toast=say("settings-time-taken"))
            if not _ever_comes(opened, enrolment, plan, slot, at):
                return Reply(toast=say("settings-time-quiet"))
            settings.set_time(db, now, patient, slot, at)
            opened.turn(page="top", changed="yes")
        case ["day", ("on" | "off") as step, day] if opened.page == "days" and day in "0123456":
            chosen = set(enrolment.own_weekdays or range(7))
            chosen = chosen | {int(day)} if step == "on" else chosen - {int(day)}
            if not chosen:
                return Reply(toast=say("settings-days-one"))
            settings.set_weekdays(db, now, patient, sorted(chosen))
            opened.turn(changed="yes")
        case ["quiet", start, end] if (f"{start[:2]}:{start[2:]}", f"{end[:2]}:{end[2:]}") in QUIET:
            hours = QuietHours(start=time(int(start[:2]), int(start[2:])), end=time(int(end[:2]), int(end[2:])))
            own = {each.key: _own_time(enrolment, plan, each.key) for each in plan.daily_slots}
            is_inside = any(hours.covers(at) for at in own.values())
            mine = replace(rhythm.of(db, enrolment, plan, now), quiet=hours)
            if is_inside:
                mine = replace(mine, holds={**mine.holds, "daily": True})
            for daily, at in own.items():
                if not is_ever_asked(plan, mine, daily, local_day(now, enrolment.zone)):
                    return Reply(toast=say("settings-quiet-never", time=f"{at:%H:%M}"))
            settings.set_quiet(db, now, patient, hours)
            if is_inside:
                settings.set_hold(db, now, patient, "daily", True)  # or no check-in would ever come
            opened.turn(changed="yes")
        case ["hold", ("daily" | "other") as kinds, ("yes" | "no") as held]:
            settings.set_hold(db, now, patient, kinds, held == "yes")
            opened.turn(changed="yes")
        case ["short", ("yes" | "no") as wanted]:
            preferences.prefer_short(db, now, patient, wanted == "yes")
            opened.turn(page="look")
        case ["words", ("yes" | "no") as wanted]:
            preferences.prefer_text_only(db, now, patient, wanted == "yes")
            opened.turn(page="look")
        case ["first", ("yes" | "no") as wanted]:
            preferences.prefer_ask_first(db, now, patient, wanted == "yes")
            opened.turn(page="look")
        case ["zone", zone] if zone in str(opened.note.params.get("found", "")).split(","):
            settings.set_zone(db, now, patient, zone)
            opened.turn(page="top", changed="yes")
        case ["language", code] if code in languages():
            settings.set_language(db, now, patient, code, address)
            opened.turn(page="top", changed="yes")
        case ["stop", "yes"] if opened.page == "stop":
            leaving.stop(db, now, patient, "chat")
            notes.become(db, opened.note, "said", wording="menu-over", args={})
            notes.refresh(db, now, opened.note.id)
        case _:
            return None
    return NOTHING


def _other(on: str) -> str:
    return "no" if on == "yes" else "yes"


def _slot(opened: Opened, plan: Plan) -> str:
    return str(opened.note.params.get("slot") or plan.daily_slots[0].key)


def _own_time(enrolment: Enrolment, plan: Plan, slot: str) -> time:
    own = enrolment.own_times.get(slot)
    at = time.fromisoformat(own) if own else plan.slot(slot).at
    assert at is not None, "a daily slot has a time"
    return at


def _is_free(enrolment: Enrolment, plan: Plan, slot: str, at: time) -> bool:
    """Whether a check-in may come then: by day, and three hours from the other ones (PLATFORM.md 7)."""
    others = [_own_time(enrolment, plan, each.key) for each in plan.daily_slots if each.key != slot]
    minutes = [abs((at.hour - o.hour) * 60 + at.minute - o.minute) for o in others]
    return HOURS.start <= at.hour < HOURS.stop and all(apart >= 180 for apart in minutes)


def _ever_comes(opened: Opened, enrolment: Enrolment, plan: Plan, slot: str, at: time) -> bool:
    """Whether a check-in at this time would ever be asked: not if it always falls into quiet hours, or past them."""
    mine = rhythm.of(opened.db, enrolment, plan, opened.now)
    mine = replace(mine, times={**mine.times, slot: at})
    return is_ever_asked(plan, mine, slot, local_day(opened.now, enrolment.zone))


def _is_held(enrolment: Enrolment, plan: Plan, kinds: str) -> bool:
    slots = plan.daily_slots if kinds == "daily" else [s for s in plan.slots if s not in plan.daily_slots]
    return enrolment.own_holds.get(kinds, any(slot.in_quiet_hours == "hold" for slot in slots))


def _hours(quiet: QuietHours | None, say: Words) -> str:
    return say("settings-quiet-none") if quiet is None else f"{quiet.start:%H:%M}–{quiet.end:%H:%M}"


def _times(enrolment: Enrolment, plan: Plan) -> str:
    return ", ".join(f"{_own_time(enrolment, plan, slot.key):%H:%M}" for slot in plan.daily_slots)


def _days(enrolment: Enrolment, say: Words) -> str:
    if not enrolment.own_weekdays:
        return say("settings-every-day")
    return ", ".join(_day(day, say) for day in enrolment.own_weekdays)


def _day(day: int, say: Words) -> str:
    return say("settings-day", weekday=day + 1)


SETTINGS = Page(_view, _press)
