"""The care team's page as a browser without script sees it: signed in from the chat, read, pressed."""

import re
from html import unescape
from urllib.parse import urlsplit

import httpx

from bot.page import page_of
from tests.clinic import API, TOKEN, Clinic, Staff

PUBLIC = f"{API}/app"
LINK = re.compile(r"https?://\S+/team/enter/\S+")


class Browser:
    """One browser with its cookies; `status`, `html` and `content` (its bytes) are the last answer."""

    def __init__(self, clinic: Clinic) -> None:
        self.clinic = clinic
        self.app = page_of(clinic.database, clinic.clock, clinic.pack, TOKEN, public_url=PUBLIC)
        self.cookies = httpx.Cookies()
        self.status, self.html, self.content = 0, "", b""
        self.headers = httpx.Headers()
        self._is_with_file = False  # whether the form sent next is one with a file

    def gets(self, path: str, **headers: str) -> None:
        """Opens an address, such as "/team/"."""
        self._ask("GET", path, None, headers)

    def posts(self, path: str, fields: dict[str, str], **headers: str) -> None:
        """Sends a form, and follows where it leads."""
        self._ask("POST", path, fields, headers)
        self.clinic.passes(seconds=1)
        self.clinic.passes(seconds=1)  # the bot looks at what it caused in the first second, and speaks in the second
        while self.status == 303:
            self.gets(self.headers["location"].removeprefix("/app"))

    def signs_in(self, staff: Staff) -> None:
        """By /open in the chat, and [Continue]."""
        staff.writes("/open")
        self.enters(link_in(staff.text))

    def enters(self, link: str) -> None:
        """Opens the link and presses [Continue]."""
        path = urlsplit(link).path.removeprefix("/app")
        self.gets(path)
        self.posts(path, {})

    def submits(self, where: str, **fields: str) -> None:
        """Sends the form of the page whose address ends so, with these fields beside its hidden ones."""
        forms = re.findall(r'<form[^>]*action="([^"]+)"([^>]*)>(.*?)</form>', self.html, re.S)
        address, kind, content = next(form for form in forms if form[0].endswith(where))
        hidden = dict(re.findall(r'type="hidden" name="([\w-]+)" value="([^"]*)"', content))
        self._is_with_file = "multipart/form-data" in kind
        self.posts(address.removeprefix("/app"), {**hidden, **fields})

    @property
    def csrf(self) -> str:
        """The token that every form on the page carries."""
        found = re.search(r'name="csrf" value="([^"]*)"', self.html)
        return "" if found is None else found[1]

    @property
    def text(self) -> str:
        """Everything that can be read on the page."""
        shown = re.sub(r"<head>.*?</head>|<svg.*?</svg>|<[^>]+>", " ", self.html, flags=re.S)
        return unescape(re.sub(r"\s+", " ", shown))

    def _ask(self, method: str, path: str, fields: dict[str, str] | None, headers: dict[str, str]) -> None:
        response = self.clinic._run(self._send(method, path, fields, headers))
        self.status, self.html, self.headers = response.status_code, response.text, response.headers
        self.content = response.content

    async def _send(
        self, method: str, path: str, fields: dict[str, str] | None, headers: dict[str, str]
    ) -> httpx.Response:
        transport = httpx.ASGITransport(app=self.app)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        async with httpx.AsyncClient(transport=transport, base_url=API, cookies=self.cookies) as client:
            # the cookie is good below the public address only; here the page stands at its root
            token = next((one.value for one in self.cookies.jar if one.value), "")
            cookie = {"Cookie": f"evenkeel_team={token}"} if token else {}
            parts = {name: (None, value) for name, value in (fields or {}).items()} if self._is_with_file else None
            plain, self._is_with_file = None if parts else fields, False
            response = await client.request(method, path, data=plain, files=parts, headers={**named, **cookie})
            if "set-cookie" in response.headers:
                self.cookies.extract_cookies(response)
            return response


def link_in(text: str) -> str:
    """The sign-in link in a message."""
    found = LINK.search(text)
    assert found is not None, text
    return found[0]
