"""The page of private mode as a browser without script sees it: opened from the chat, pressed, written in."""

import re
from html import unescape
from typing import Any

import httpx

from bot.page import page_of
from prompts.wording import languages, words
from sandbox.miniapp import init_data
from storage import channels, people
from tests.clinic import API, TOKEN, Ana, Clinic

WAITING = {words(language)("message-waiting") for language in languages()}
BUTTON = re.compile(r'<button type="submit" name="key" value="([^"]+)"')


def enrol(clinic: Clinic, name: str = "Ana", ref: str = "P-014", language: str = "en") -> Ana:
    """A patient in private mode who has read and agreed on the page; their first check-in is on show."""
    ana = clinic.invites(name, ref=ref, language=language)
    patient = clinic.database.read(people.patient_by_ref, clinic.clinic.id, ref)
    clinic.database.transact(channels.choose, clinic.now, patient, "private")
    ana.writes(f"/start {ana.code}")
    page = MiniApp(clinic, ana)
    page.presses("agree")
    page.presses("scope-yes")
    ana.reads()
    return ana


class MiniApp:
    """One opened page; `status` and `html` are the last answer."""

    def __init__(self, clinic: Clinic, person: Ana, message: dict[str, Any] | None = None) -> None:
        self.clinic, self.person = clinic, person
        url = address_in(message or person.last)
        self.token = url.rpartition("/")[2]
        self.app = page_of(clinic.database, clinic.clock, clinic.pack, TOKEN)
        self.status, self.html = 0, ""
        self.opens(self.start())

    def start(self, person: Ana | None = None) -> str:
        """What Telegram signs for a person who opens the page now."""
        return init_data(self.clinic.sandbox.telegram.world, (person or self.person).user_id, TOKEN)

    def opens(self, signed: str, token: str | None = None) -> None:
        """Hands over what Telegram signed."""
        self._post(f"/open/{token or self.token}", {"init_data": signed})

    def presses(self, key: str, *ticks: str, press: str | None = None) -> None:
        """Presses a button of the page, with boxes ticked beside it."""
        fields = {**self._hidden(), "key": key, "tick": list(ticks)}
        self._post(self._action("press"), fields if press is None else {**fields, "press": press})

    def writes(self, text: str) -> None:
        """Writes where the page asks for words."""
        self._post(self._action("write"), {**self._hidden(), "words": text})

    def goes_on(self) -> None:
        """Presses [Go on]: back to the check-in that waits."""
        form = self.html[self.html.index('<form id="onward"') :].partition("</form>")[0]
        self._post(
            re.findall(r'action="\.\.([^"]+)"', form)[0], dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
        )

    @property
    def question(self) -> str:
        """What the page asks or says, first."""
        return unescape(re.findall(r"<h1[^>]*>(.*?)</h1>", self.html)[0])

    @property
    def text(self) -> str:
        """Everything that can be read on the page."""
        shown = re.sub(r"<head>.*?</head>|<[^>]+>", " ", self.html, flags=re.S)
        return unescape(re.sub(r"\s+", " ", shown))

    @property
    def keys(self) -> list[str]:
        """What its buttons mean."""
        return BUTTON.findall(self.html)

    def _hidden(self) -> dict[str, Any]:
        return {name: re.findall(rf'name="{name}" value="([^"]*)"', self.html)[0] for name in ("session", "press")}

    def _action(self, what: str) -> str:
        return str(re.findall(rf'action="\.\.(/{what}/[^"]+)"', self.html)[0])

    def _post(self, path: str, fields: dict[str, Any]) -> None:
        response = self.clinic._run(self._send(path, fields))
        self.status, self.html = response.status_code, response.text
        self.clinic.passes(seconds=1)
        self.clinic.passes(seconds=1)  # the bot looks at what it caused in the first second, and speaks in the second

    async def _send(self, path: str, fields: dict[str, Any]) -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=self.app), base_url=API) as client:
            return await client.post(path, data=fields)


def address_in(message: dict[str, Any]) -> str:
    """The address of the page that a message's button opens."""
    return next(str(button["web_app"]) for row in message["buttons"] for button in row if button["web_app"])


def check_in(ana: Ana) -> dict[str, Any]:
    """The message of the newest check-in in the chat of somebody in private mode."""
    pages = [
        m for m in ana.from_bot() if m["text"] not in WAITING and any(b["web_app"] for row in m["buttons"] for b in row)
    ]
    return pages[-1]
