"""
The care team's pages over HTTP: routes, headers, who is signed in. What a page shows is read in its own module.

GET  enter/CODE        whose link it is, and [Continue]; looking uses nothing up
POST enter/CODE        opens a session: a cookie that no script reads and no other site sends along with a form
POST leave             ends it
GET  (nothing)         Now
GET  patients          everybody, by reference
GET  patient/REF       one patient on one screen
GET  inbox             what patients wrote to the team
GET  changes           a stream that says "changed"; the page then fetches itself again
POST alert/REF/take, alert/REF/outcome, message/ID/take, message/ID/reply, message/ID/done
                       as the buttons in the chat
GET  static/NAME       style and script

Every form carries a token of its session. With the header "X-Part" a page gives only what is inside its frame, and is
no sign of life of its reader.
"""

import hmac
import logging
from collections.abc import Awaitable, Callable, Collection
from datetime import datetime
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from careteam import signing_in
from careteam.signing_in import Staff
from careteam.web.limits import TooLarge, form
from careteam.web.serving import static
from careteam.web.team import acting, drawing
from careteam.web.team import inbox as inbox_page
from careteam.web.team import now as now_page
from careteam.web.team import patient as patient_page
from careteam.web.team import patients as patients_page
from careteam.web.team.drawing import Frame, draw
from careteam.web.team.live import Bell
from prompts.times import clock
from prompts.wording import language_for
from signatures.pack import Pack
from storage import people, reading, sessions, team
from storage.database import Database, Db
from storage.tables import Clinic

LOG = logging.getLogger("evenkeel")
STATIC = {"team.css": "text/css", "team.js": "text/javascript"}
COOKIE = "evenkeel_team"
CSRF = "team-csrf"
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",  # with none a form would come from nowhere
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
Drawn = tuple[str, Collection[str]]  # a page, and the references of those whom it lists with what they called for
Page = Callable[[Db, datetime, Staff, Frame], Drawn]
After = Callable[[], Awaitable[None]] | None


def app(
    database: Database, now: Callable[[], datetime], pack: Pack, public_url: str = "", after: After = None
) -> Starlette:
    """The application below /team; `public_url` says where browsers find that, `after` as for the patients' page."""
    desk = _Desk(database, now, pack, public_url, after)
    routes = [
        Route("/", desk.now, methods=["GET"]),
        Route("/enter/{code}", desk.entrance, methods=["GET"]),
        Route("/enter/{code}", desk.enter, methods=["POST"]),
        Route("/leave", desk.leave, methods=["POST"]),
        Route("/patients", desk.patients, methods=["GET"]),
        Route("/patient/{ref}", desk.patient, methods=["GET"]),
        Route("/inbox", desk.inbox, methods=["GET"]),
        Route("/message/{task}/{step}", desk.message, methods=["POST"]),
        Route("/changes", desk.changes, methods=["GET"]),
        Route("/alert/{ref}/{step}", desk.alert, methods=["POST"]),
        Route("/static/{name}", static(Path(__file__).parent, STATIC), methods=["GET"]),
    ]
    return Starlette(routes=routes, exception_handlers={HTTPException: desk.refused})


class _Desk:
    """Reads requests, asks who it is, draws answers."""

    def __init__(
        self, database: Database, now: Callable[[], datetime], pack: Pack, public_url: str, after: After
    ) -> None:
        self._database, self._now, self._pack, self._after = database, now, pack, after
        self._base = f"{urlsplit(public_url).path.rstrip('/')}/team"
        self._is_https = public_url.startswith("https")
        self._bell = Bell(database)

    async def entrance(self, request: Request) -> Response:
        """Whose link this is, and one button; a preview that looks at it uses nothing up."""
        code = request.path_params["code"]
        clinician = await self._database.reading(signing_in.waiting, self._now(), code)
        frame = await self._bare(request)
        if clinician is None:
            return _html(draw("outside.html", frame, sentence=frame.say("desk-link-over"), action=None), 404)
        say = drawing.staff_words(clinician.language)
        who = await self._database.reading(people.label, clinician)
        frame = drawing.bare(self._base, clinician.language, self._now(), "UTC")
        return _html(draw("outside.html", frame, sentence=say("desk-enter", who=who), action=f"enter/{code}"))

    async def enter(self, request: Request) -> Response:
        """The link is used up, and the session begins."""
        _refuse_strangers(request)
        found = await self._database.write(signing_in.enter, self._now(), request.path_params["code"])
        if found is None:
            return await self.entrance(request)
        token, ref = found
        answer = self._to("" if ref is None else f"patient/{ref}")
        answer.set_cookie(
            COOKIE,
            token,
            max_age=int(sessions.LONGEST.total_seconds()),
            path=self._base,
            secure=self._is_https,
            httponly=True,
            samesite="lax",
        )
        return answer

    async def leave(self, request: Request) -> Response:
        """The session ends in this browser, and its token is worth nothing."""
        staff = await self._staff(request)
        if staff is not None:
            await self._checked(request, staff)
            await self._database.write(sessions.end, self._now(), staff.session)
        answer = self._to("")
        answer.delete_cookie(COOKIE, path=self._base)
        return answer

    async def now(self, request: Request) -> Response:
        """Who needs a person now."""

        def page(db: Db, now: datetime, staff: Staff, frame: Frame) -> Drawn:
            found = now_page.read(db, now, staff)
            return draw("now.html", frame, now=found, choices=now_page.choices(frame.say)), found.listed

        return await self._page(request, "now", page, noted="list read")

    async def patients(self, request: Request) -> Response:
        """Everybody, by reference."""

        def page(db: Db, now: datetime, staff: Staff, frame: Frame) -> Drawn:
            found = patients_page.read(db, now, staff)
            return draw("patients.html", frame, found=found), {line.ref for line in found if line.tier}

        return await self._page(request, "patients", page, noted="list read")

    async def patient(self, request: Request) -> Response:
        """One patient on one screen; that it was opened is stored first, and the patient sees it."""
        staff = await self._staff(request)
        if staff is None:
            return await self._outside(request)
        ref, days = request.path_params["ref"], patient_page.days_of(request.query_params.get("days", ""))
        if not await self._database.write(patient_page.opened, self._now(), staff, ref):
            raise HTTPException(404)

        def page(db: Db, now: datetime, staff: Staff, frame: Frame) -> Drawn:
            found = patient_page.read(db, now, staff, ref, days, self._pack)
            return draw("patient.html", frame, found=found, choices=now_page.choices(frame.say)), ()

        return await self._page(request, "patient", page)

    async def inbox(self, request: Request) -> Response:
        """What patients wrote to the team; that it was read is stored first."""
        return await self._inbox(request)

    async def _inbox(self, request: Request, draft: tuple[str, str, str] | None = None) -> Response:
        staff = await self._staff(request)
        if staff is None:
            return await self._outside(request)
        await self._database.write(inbox_page.opened, self._now(), staff)

        def page(db: Db, now: datetime, staff: Staff, frame: Frame) -> Drawn:
            return draw("inbox.html", frame, found=inbox_page.read(db, now, staff, draft)), ()

        return await self._page(request, "inbox", page)

    async def message(self, request: Request) -> Response:
        """A step of a patient's message. Where nothing could be sent, what was written stays on the page."""
        staff = await self._staff(request)
        if staff is None:
            return await self._outside(request)
        fields = await self._checked(request, staff)
        task, step = request.path_params["task"], request.path_params["step"]
        said = await self._database.write(acting.message, self._now(), staff, task, step, fields)
        if said is None:
            raise HTTPException(404)
        if said not in acting.SAID:
            return await self._inbox(request, (task, fields.get("text", ""), said))
        return self._back({"back": "inbox"}, said)

    async def changes(self, request: Request) -> Response:
        """Says "changed" after every commit, at most once a second, for as long as the session lasts."""
        if await self._staff(request) is None:
            return Response(status_code=204)  # tells a browser not to try again
        return self._bell.stream(request, HEADERS)

    async def alert(self, request: Request) -> Response:
        """A step of an alert: the guarded functions of the chat's buttons, so two who press get one owner."""
        staff = await self._staff(request)
        if staff is None:
            return await self._outside(request)
        fields = await self._checked(request, staff)
        ref, step = request.path_params["ref"], request.path_params["step"]
        said = await self._database.write(acting.step, self._now(), staff, ref, step, fields)
        if said is None:
            raise HTTPException(404)
        return self._back(fields, said, ref)

    async def refused(self, request: Request, trouble: Exception) -> Response:
        """What is no page of ours, or a form that is not this session's, in a sentence."""
        status = trouble.status_code if isinstance(trouble, HTTPException) else 400
        frame = await self._bare(request)
        sentence = frame.say("desk-lost" if status in (404, 405) else "desk-refused")
        return _html(draw("outside.html", frame, sentence=sentence, action=None), status)

    async def _page(self, request: Request, here: str, page: Page, noted: str = "") -> Response:
        staff = await self._staff(request)
        if staff is None:
            return await self._outside(request)
        is_part = "x-part" in request.headers
        now = self._now()
        if not is_part and "again" not in request.query_params:
            await self._database.write(_noted, now, staff, noted)
        try:
            query = dict(request.query_params)
            text, listed = await self._database.reading(_drawn, now, staff, self._base, here, query, page)
            # looked up first: a write rings every page that is open, and this one would fetch itself for ever
            if listed and await self._database.reading(reading.unlisted, now, staff.clinician, listed):
                await self._database.write(reading.record_listed, now, staff.clinician, listed)
        except Exception as trouble:  # such as a full disk: a sentence with what to do, and what is stored is safe
            LOG.error("A page of the team could not be drawn", extra={"error": type(trouble).__name__})
            frame = await self._bare(request)
            return _html(draw("outside.html", frame, sentence=frame.say("desk-broken"), action=None), 503)
        return _html(text)

    async def _staff(self, request: Request) -> Staff | None:
        token = request.cookies.get(COOKIE, "")
        return await self._database.reading(signing_in.signed_in, self._now(), token)

    async def _checked(self, request: Request, staff: Staff) -> dict[str, str]:
        """The fields of a form, if it is one of this very session's pages."""
        _refuse_strangers(request)
        try:
            fields = dict(await form(request))
        except TooLarge:
            raise HTTPException(413) from None
        except ValueError:
            raise HTTPException(400) from None
        expected = self._database.vault.lookup(CSRF, staff.session.id)
        if not hmac.compare_digest(expected.encode(), fields.pop("csrf", "").encode()):
            raise HTTPException(403)
        return fields

    async def _outside(self, request: Request) -> Response:
        """Nobody is signed in: how to come in. No sign of whether what was asked for exists."""
        frame = await self._bare(request)
        return _html(draw("outside.html", frame, sentence=frame.say("desk-outside"), action=None), 401)

    async def _bare(self, request: Request) -> Frame:
        language = language_for(request.headers.get("accept-language", "").split(",")[0].split(";")[0].strip())
        return drawing.bare(self._base, language, self._now(), "UTC")

    def _to(self, path: str, **query: str) -> RedirectResponse:
        asked = f"?{urlencode(query)}" if query else ""
        return RedirectResponse(f"{self._base}/{path}{asked}", 303, HEADERS)

    def _back(self, fields: dict[str, str], said: str, about: str = "") -> Response:
        """To the page that was pressed on, with what came of it in a sentence."""
        where = fields.get("back", "")
        answer = self._to(where if acting.is_ours(where) else "", said=said, about=about)
        answer.background = None if self._after is None else BackgroundTask(self._after)
        return answer


def _noted(db: Db, now: datetime, staff: Staff, what: str) -> None:
    """Somebody of the staff is there, and what they opened stands in the audit: before it is shown."""
    if sessions.is_to_be_noted(staff.session, now):
        sessions.seen(db, now, staff.session)
    if what:
        acting.note(db, now, staff, what)


def _drawn(db: Db, now: datetime, staff: Staff, base: str, here: str, query: dict[str, str], page: Page) -> Drawn:
    clinic = db.get(Clinic, staff.clinician.clinic_id)
    say = drawing.staff_words(staff.clinician.language)
    frame = Frame(
        base=base,
        say=say,
        title=say("desk-title"),
        here=here,
        time=clock(now, clinic.zone),
        who=people.label(db, staff.clinician),
        csrf=db.vault.lookup(CSRF, staff.session.id),
        said=acting.said(db, clinic, query, say),
        waiting=team.messages_waiting(db, clinic.id),
    )
    return page(db, now, staff, frame)


def _refuse_strangers(request: Request) -> None:
    """A form that another site has sent is none of ours; browsers say where one comes from."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise HTTPException(403)


def _html(text: str, status: int = 200) -> Response:
    return HTMLResponse(text, status, HEADERS)
