"""
The care team's pages over HTTP: sign-in, headers, who may open what. The pages themselves stand in site.py.

GET  enter/CODE        whose link it is, and [Continue]; looking uses nothing up
POST enter/CODE        opens a session: a cookie that no script reads and no other site sends along with a form
POST leave             ends it
GET  changes           a stream that says "changed"; the page then fetches itself again
GET  static/NAME       style and script
GET, POST              each page and each form of site.py, for the roles and about the patients that it says

Every form carries a token of its session. With the header "X-Part" a page gives only what is inside its frame, and is
no sign of life of its reader.
"""

import hmac
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route, compile_path

from careteam import signing_in
from careteam.enrolling import EVERYWHERE, Terms
from careteam.signing_in import Staff
from careteam.web.limits import TooLarge, form, upload
from careteam.web.serving import static
from careteam.web.team import drawing, opening
from careteam.web.team.drawing import Draft, Frame, Values, draw
from careteam.web.team.live import Bell
from careteam.web.team.pages import Asked, CameOfIt, Done, Form, Once, Page, Trouble
from careteam.web.team.site import PAGES
from prompts.wording import language_for
from signatures.pack import Pack
from storage import people, reading, sessions
from storage.database import Database

LOG = logging.getLogger("evenkeel")
STATIC = {"team.css": "text/css", "team.js": "text/javascript"}
COOKIE = "evenkeel_team"
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
NOT_THEIRS = "desk-not-yours"
OURS = tuple(compile_path(page.path)[0] for page in PAGES)
After = Callable[[], Awaitable[None]] | None


def app(
    database: Database,
    now: Callable[[], datetime],
    pack: Pack,
    public_url: str = "",
    after: After = None,
    terms: Terms = EVERYWHERE,
) -> Starlette:
    """
    The application below /team; `public_url` says where browsers find that, `after` as for the patients' page, `terms`
    how people are enrolled here.
    """
    desk = _Desk(database, now, pack, public_url, after, terms)
    routes = [
        Route("/enter/{code}", desk.entrance, methods=["GET"]),
        Route("/enter/{code}", desk.enter, methods=["POST"]),
        Route("/leave", desk.leave, methods=["POST"]),
        Route("/changes", desk.changes, methods=["GET"]),
        Route("/static/{name}", static(Path(__file__).parent, STATIC), methods=["GET"]),
    ]
    for page in PAGES:
        routes.append(Route(page.path, desk.opens(page), methods=["GET"]))
        routes += [Route(form.path, desk.sends(page, form), methods=["POST"]) for form in page.forms]
    return Starlette(routes=routes, exception_handlers={HTTPException: desk.refused})


class _Desk:
    """Reads requests, asks who it is, draws answers."""

    def __init__(
        self, database: Database, now: Callable[[], datetime], pack: Pack, public_url: str, after: After, terms: Terms
    ) -> None:
        self._database, self._now, self._pack, self._after, self._terms = database, now, pack, after, terms
        self._public_url = public_url
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
            await self._checked(request, staff, _plain)
            await self._database.write(sessions.end, self._now(), staff.session)
        answer = self._to("")
        answer.delete_cookie(COOKIE, path=self._base)
        return answer

    def opens(self, page: Page) -> Callable[[Request], Awaitable[Response]]:
        """Opens a page of the list; where somebody's first page is not for them, the first that is."""

        async def handle(request: Request) -> Response:
            staff = await self._staff(request)
            if staff is None:
                return await self._outside(request)
            if page.path == "/" and not page.is_for(staff):
                return self._to(next(one.path for one in PAGES if one.menu and one.is_for(staff)).lstrip("/"))
            return await self._page(request, staff, page, self._asked(request))

        return handle

    def sends(self, page: Page, form: Form) -> Callable[[Request], Awaitable[Response]]:
        """Takes a form of a page; where nothing was done, the page comes again with what was written and why."""

        async def handle(request: Request) -> Response:
            staff = await self._staff(request)
            if staff is None:
                return await self._outside(request)
            fields = await self._checked(request, staff, upload if form.has_file else _plain)
            if not page.takes(form, staff):
                raise HTTPException(403, NOT_THEIRS)
            asked = self._asked(request)
            done: CameOfIt
            try:
                done = await self._database.write(opening.acted, self._now(), staff, form, asked, fields)
            except people.Refused as why:  # nothing of it is stored
                done = Trouble(f"{why}")
            match done:
                case None:
                    raise HTTPException(404)
                case Trouble():
                    draft = Draft(form.name, fields, done.sentence)
                    return await self._page(request, staff, page, self._asked(request, draft), 422)
                case Once():
                    return await self._page(request, staff, page, self._asked(request, once=done.value))
                case Done():
                    return self._back(fields, done)

        return handle

    async def changes(self, request: Request) -> Response:
        """Says "changed" after every commit, at most once a second, for as long as the session lasts."""
        if await self._staff(request) is None:
            return Response(status_code=204)  # tells a browser not to try again
        return self._bell.stream(request, HEADERS)

    async def refused(self, request: Request, trouble: Exception) -> Response:
        """What is no page of ours, or a form that is not this session's, in a sentence."""
        status, detail = (trouble.status_code, trouble.detail) if isinstance(trouble, HTTPException) else (400, "")
        frame = await self._bare(request)
        key = NOT_THEIRS if detail == NOT_THEIRS else "desk-lost" if status in (404, 405) else "desk-refused"
        return _html(draw("outside.html", frame, sentence=frame.say(key), action=None), status)

    async def _page(self, request: Request, staff: Staff, page: Page, asked: Asked, status: int = 200) -> Response:
        if not page.is_for(staff):
            raise HTTPException(403, NOT_THEIRS)
        is_part = "x-part" in request.headers
        is_new = not is_part and "again" not in request.query_params
        now = self._now()
        if not await self._database.reading(opening.is_theirs, staff, asked):
            raise HTTPException(404)
        try:
            if is_new or page.opened is not None:
                await self._database.write(opening.noted, now, staff, page, asked, is_new)
            drawn = await self._database.reading(opening.drawn, now, staff, self._base, page, asked)
            # looked up first: a write rings every page that is open, and this one would fetch itself for ever
            if drawn.listed and await self._database.reading(reading.unlisted, now, staff.clinician, drawn.listed):
                await self._database.write(reading.record_listed, now, staff.clinician, drawn.listed)
        except Exception as trouble:  # such as a full disk: a sentence with what to do, and what is stored is safe
            LOG.error("A page of the team could not be drawn", extra={"error": type(trouble).__name__})
            frame = await self._bare(request)
            return _html(draw("outside.html", frame, sentence=frame.say("desk-broken"), action=None), 503)
        headers = dict(HEADERS)
        if drawn.filename:
            headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(drawn.filename)}"
        return Response(drawn.body, status, headers, drawn.media_type)

    def _asked(self, request: Request, draft: Draft | None = None, once: object = None) -> Asked:
        path = {name: str(value) for name, value in request.path_params.items()}
        return Asked(path, dict(request.query_params), self._pack, self._public_url, draft, once, self._terms)

    async def _staff(self, request: Request) -> Staff | None:
        token = request.cookies.get(COOKIE, "")
        return await self._database.reading(signing_in.signed_in, self._now(), token)

    async def _checked(
        self, request: Request, staff: Staff, read: Callable[[Request], Awaitable[dict[str, str]]]
    ) -> dict[str, str]:
        """The fields of a form, if it is one of this very session's pages."""
        _refuse_strangers(request)
        try:
            fields = await read(request)
        except TooLarge:
            raise HTTPException(413) from None
        except ValueError:
            raise HTTPException(400) from None
        expected = self._database.vault.lookup(opening.CSRF, staff.session.id)
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

    def _back(self, fields: Values, done: Done) -> Response:
        """To where the form leads or the page that was pressed on, with what came of it in a sentence."""
        where = done.back if done.back is not None else fields.get("back", "")
        answer = self._to(where if _is_ours(where) else "", said=done.said, about=done.about)
        answer.background = None if self._after is None else BackgroundTask(self._after)
        return answer


async def _plain(request: Request) -> dict[str, str]:
    return dict(await form(request))


def _is_ours(where: str) -> bool:
    """Whether this is one of our pages, so that a form may lead back there and nowhere else."""
    return any(address.fullmatch(f"/{where}") for address in OURS)


def _refuse_strangers(request: Request) -> None:
    """A form that another site has sent is none of ours; browsers say where one comes from."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise HTTPException(403)


def _html(text: str, status: int = 200) -> Response:
    return HTMLResponse(text, status, HEADERS)
