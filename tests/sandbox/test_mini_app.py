"""Buttons that open a page: what Telegram takes, and what it hands to the page."""

import json
from urllib.parse import parse_qs, parse_qsl, urlsplit

import httpx

from careteam.web.initdata import Start, check, secret_of
from sandbox.server import DEFAULT_START, Sandbox

TOKEN = "1000000001:SANDBOX-mini-app"
PAGE = "http://127.0.0.1:8080/app/c/abc"


async def test_a_button_opens_its_page_with_a_start_that_the_bot_can_check() -> None:
    """The person, the second and the theme stand behind the #; another person's chat has no such button."""
    sandbox = Sandbox()
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=sandbox), base_url="http://127.0.0.1") as client:

        async def did(what: str, **body: object) -> httpx.Response:
            return await client.post(f"/sandbox/{what}", json={**body, "takes_s": 0} if what != "web_app" else body)

        ana = (await did("users", name="Ana", language_code="es")).json()["user_id"]
        await did("send", user_id=ana, text="/start")
        keys = {"inline_keyboard": [[{"text": "Open", "web_app": {"url": PAGE}}]]}
        sent = await client.post(
            f"/bot{TOKEN}/sendMessage", json={"chat_id": ana, "text": "Ready.", "reply_markup": keys}
        )
        place = {"user_id": ana, "chat_id": ana, "message_id": sent.json()["result"]["message_id"]}

        opened = (await did("web_app", **place, url=PAGE, dark=True)).json()["url"]
        handed = parse_qs(urlsplit(opened).fragment)
        assert PAGE == opened.partition("#")[0]
        start = check(handed["tgWebAppData"][0], secret_of(TOKEN), DEFAULT_START)
        assert isinstance(start, Start)
        assert (ana, "es") == (start.telegram_id, start.language_code)
        assert "#17212b" == json.loads(handed["tgWebAppThemeParams"][0])["bg_color"]
        assert {"auth_date", "hash", "query_id", "signature", "user"} == set(dict(parse_qsl(handed["tgWebAppData"][0])))

        other = await did("web_app", **place, url="https://elsewhere.example.org")
        assert (400, "There is no such button in this chat.") == (other.status_code, other.json()["error"])
        assert 400 == (await did("web_app", user_id="x")).status_code
        plain = {"inline_keyboard": [[{"text": "Open", "web_app": {"url": "http://clinic.example.org"}}]]}
        refused = await client.post(
            f"/bot{TOKEN}/sendMessage", json={"chat_id": ana, "text": "Ready.", "reply_markup": plain}
        )
        assert "Bad Request: BUTTON_URL_INVALID" == refused.json()["description"]
    sandbox.close()
