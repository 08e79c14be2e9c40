"""Who may open what: every role, every page and form of the list, a patient of one's own and of others, generated."""

import re
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import httpx

from bot.clinics import sample
from bot.clock import SetClock
from bot.page import page_of
from careteam import alerts, tasks
from careteam.web.team.app import COOKIE
from careteam.web.team.opening import CSRF
from careteam.web.team.pages import Form, Page
from careteam.web.team.site import PAGES
from prompts.protocol import load
from prompts.schedule import local_day
from signatures.pack import load_pack
from storage import doses, episodes, looks, people, sessions
from storage.columns import table_of
from storage.database import Db
from storage.tables import CareTeam, Clinic, Clinician, DayLook, Patient
from storage.tables_clinic import ROLES
from tests import databases
from tests.bot.test_check import NOW

OWN, TEAM, CLINIC, NOBODY = "own", "another team's", "another clinic's", "nobody's"
WHOSE = {True: (OWN, TEAM, CLINIC, NOBODY), False: (OWN, TEAM, CLINIC)}  # of a page, of a form
SEES = {"nurse": {OWN}, "prescriber": {OWN}, "lead": {OWN, TEAM}}  # where a page is for the role at all
IN_PATH = re.compile(r"{(\w+)}")
TOKEN = "1234567890:SANDBOX-scope"


@dataclass(frozen=True)
class Scene:
    """Everybody's cookie and form token by role, and what stands for each word in an address, by whose it is."""

    signed_in: dict[str, tuple[str, str]]
    words: dict[str, dict[str, str]]


def signed_in(db: Db, clinic: Clinic, role: str) -> tuple[str, str]:
    """Somebody of this role alone, on the page."""
    one = people.add_clinician(db, NOW, clinic, role, [role], "en")
    people.staff_joined(db, NOW, one.id)
    people.drill_answered(db, NOW, one.id)
    link = sessions.waiting(db, NOW, sessions.link(db, NOW, db.get(Clinician, one.id)))
    assert link is not None
    token = sessions.begin(db, NOW, link) or ""
    session = sessions.of(db, NOW, token)
    assert session is not None
    return token, db.vault.lookup(CSRF, session.id)


def about(db: Db, clinic: Clinic, patient: Patient) -> dict[str, str]:
    """What an address may name of one patient."""
    row = episodes.open_explicit(db, NOW, patient, "withdrawal", "soon", local_day(NOW, clinic.zone))
    alert = alerts.raise_alert(db, NOW, clinic, patient, row.id, "withdrawal", "soon")
    task = tasks.add(db, NOW, clinic, "message", patient=patient)
    doses.observe(db, NOW, patient, local_day(NOW, clinic.zone), "urine", 0, None, "test")
    (seen,) = doses.observations(db, patient.id)
    looks.put_up(db, NOW, patient, local_day(NOW, clinic.zone))
    look = db.first(DayLook, table_of(DayLook).c.patient_id == patient.id)
    assert look is not None
    named = {"ref": patient.ref, "alert": alert.ref, "task": task.id, "look": look.id}
    return {**named, "what": "seen", "entry": seen.id}


def set_up(db: Db) -> Scene:
    """One of each role, a patient of theirs, one of another team, and one of another clinic in the same database."""
    clinic = sample(db, NOW)
    tokens = {role: signed_in(db, clinic, role) for role in ROLES}
    db.add(CareTeam(id="others", clinic_id=clinic.id, name="Others", created_at=NOW))
    same = {name: getattr(clinic, name) for name in ("zone", "language", "region", "ladders", "hours")}
    later = NOW + timedelta(days=1)
    other = Clinic(id="far", name="Far", code_name="Far", next_alert_no=5001, created_at=later, **same)
    team = people.the_team(db, people.add_clinic(db, NOW, other, "Their team").id).id
    words = {NOBODY: {"ref": "P-9", "alert": "A-9", "task": "none", "look": "none", "what": "seen", "entry": "none"}}
    for whose, ref in ((OWN, "P-1"), (TEAM, "P-2"), (CLINIC, "P-3")):
        if whose == CLINIC:
            db.add(Patient(id=ref, clinic_id=other.id, care_team_id=team, ref=ref, created_at=NOW))
            words[whose] = about(db, other, db.get(Patient, ref))
            continue
        invited = people.add_patient(db, NOW, clinic, ref, load("daily"), clinic.zone, "en", "short_acting")
        people.patient_agreed(db, NOW, invited.id)
        if whose == TEAM:
            db.change(Patient, table_of(Patient).c.id == invited.id, care_team_id="others")
        words[whose] = about(db, clinic, db.get(Patient, invited.id))
    return Scene(tokens, words)


def expected(page: Page, form: Form | None, role: str, whose: str) -> str:
    """What is declared: "refused" for the role, "not there" for whose it is, else "answered"."""
    roles = page.roles if form is None or not form.roles else form.roles
    if role not in roles:
        return "refused"
    is_about_somebody = bool(IN_PATH.findall(page.path if form is None else form.path))
    return "not there" if is_about_somebody and whose not in SEES[role] else "answered"


def found(status: int) -> str:
    """What a status says; a form that could not be done was answered with its page, 303 leads to one."""
    return {200: "answered", 303: "answered", 422: "answered", 403: "refused", 404: "not there"}.get(
        status, f"{status}"
    )


async def test_every_page_and_form_is_for_whom_the_list_says_and_about_nobody_else(tmp_path: Path) -> None:
    """
    Each role asks for each page and sends each form: about their own patient, one of another team, of another clinic,
    and one who is not there. Forms are sent empty; without the session's token each is refused.
    """
    database = databases.open_database(databases.fresh("sqlite", tmp_path), tmp_path / "patients.keys")
    scene = database.transact(set_up)
    app = page_of(database, SetClock(NOW), load_pack(), TOKEN)
    wrong, asked = [], 0
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://127.0.0.1") as client:
        for page in PAGES:
            for form in (None, *page.forms):
                path = page.path if form is None else form.path
                unknown = set(IN_PATH.findall(path)) - scene.words[OWN].keys()
                assert set() == unknown, f"{path}: say in `about` what stands for these words"
                for role, (token, csrf) in scene.signed_in.items():
                    cookie = {"Cookie": f"{COOKIE}={token}"}
                    is_for_role = expected(page, form, role, OWN) != "refused"
                    for whose in WHOSE[form is None] if is_for_role and IN_PATH.search(path) else (OWN,):
                        address = "/team" + path.format_map(scene.words[whose])
                        if form is None:
                            answer = await client.get(address, headers=cookie)
                        else:
                            answer = await client.post(address, headers=cookie, **_sent(form, {"csrf": csrf}))
                        is_start = path == "/" and form is None and not is_for_role  # leads to their first page
                        wanted = "answered" if is_start else expected(page, form, role, whose)
                        asked += 1
                        if found(answer.status_code) != wanted:
                            what = "opens" if form is None else "sends"
                            wrong.append(f"{role} {what} {address} ({whose}): {answer.status_code}, not {wanted}")
                if form is not None:
                    address, cookie = "/team" + path.format_map(scene.words[OWN]), {"Cookie": f"{COOKIE}={token}"}
                    strange = await client.post(address, headers=cookie, **_sent(form, {}))
                    wrong += [f"{address} is taken without a token"] if strange.status_code != 403 else []
    database.close()

    assert [] == wrong
    assert asked > 60


def _sent(form: Form, fields: dict[str, str]) -> dict[str, object]:
    return {"data": fields, "files": {"none": ("", b"")}} if form.has_file else {"data": fields}
