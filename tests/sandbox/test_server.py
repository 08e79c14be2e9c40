"""The shell over real loopback HTTP: who is answered, how parameters may come, and what goes wrong on demand."""

from __future__ import annotations

import asyncio
import socket

import aiohttp
import httpx
import pytest

from sandbox.server import ConnectionCut, Sandbox, serving
from tests.sandbox.chat import PNG
from tests.sandbox.metronome import TOKEN, Client


def in_process(sandbox: Sandbox, client: tuple[str, int] = ("127.0.0.1", 1)) -> httpx.AsyncClient:
    """A client that talks to the application without a socket."""
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=sandbox, client=client), base_url="http://sandbox")


@pytest.mark.parametrize("token", ["123:ABC", "SANDBOX", "x:SANDBOX", "123:sandbox", "123:SANDBOX!", ""])
async def test_no_token_but_a_sandbox_token_is_taken(token: str) -> None:
    """A real bot's token pasted here by mistake goes nowhere: 401 for everything but digits:SANDBOX."""
    async with in_process(Sandbox()) as client:
        response = await client.get(f"/bot{token}/getMe")

    assert (401, {"ok": False, "error_code": 401, "description": "Unauthorized"}) == (
        response.status_code,
        response.json(),
    )


async def test_getme_answers_with_the_digits_of_the_token() -> None:
    """The bot is EvenkeelSandboxBot, its id what stands before the colon."""
    async with in_process(Sandbox()) as client:
        me = (await client.get("/bot42:SANDBOXabc/getMe")).json()["result"]

    assert (42, "EvenkeelSandboxBot") == (me["id"], me["username"])


async def test_other_machines_and_other_pages_are_refused() -> None:
    """A caller from the network and a web page of another origin get 403; the sandbox's own page is answered."""
    sandbox = Sandbox()
    async with in_process(sandbox, ("192.0.2.7", 5)) as client:
        assert 403 == (await client.get("/sandbox/state")).status_code
    async with in_process(sandbox) as client:
        foreign = {"origin": "https://elsewhere.example"}
        assert 403 == (await client.post("/sandbox/users", json={"name": "x"}, headers=foreign)).status_code
        pointed_here = {"host": "rebound.example"}
        assert 403 == (await client.get("/sandbox/state", headers=pointed_here)).status_code
        own = {"origin": "http://sandbox"}
        assert 200 == (await client.post("/sandbox/users", json={"name": "x"}, headers=own)).status_code


async def test_it_listens_on_loopback_only_and_says_when_the_port_is_taken() -> None:
    """The address is 127.0.0.1; a port in use is an OSError at the start."""
    async with serving(Sandbox()) as url:
        port = int(url.rpartition(":")[2])
        assert f"http://127.0.0.1:{port}" == url
        with pytest.raises(OSError, match="ddress already in use"):
            async with serving(Sandbox(), port):
                pass
    with socket.socket() as free:
        free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        free.bind(("127.0.0.1", port))


async def test_parameters_come_by_query_form_json_and_multipart() -> None:
    """All four ways give the same message, and a file comes back as it went in."""
    sandbox = Sandbox()
    base = f"/bot{TOKEN}/sendMessage"
    async with in_process(sandbox) as client:
        ana = (await client.post("/sandbox/users", json={"name": "Ana"})).json()["user_id"]
        await client.post("/sandbox/send", json={"user_id": ana, "text": "/start"})
        params = {"chat_id": str(ana), "text": "x"}
        answers = [
            await client.get(base, params=params),
            await client.post(base, data=params),
            await client.post(base, json={"chat_id": ana, "text": "x"}),
        ]
        assert [200] * 3 == [answer.status_code for answer in answers]
        for _ in range(5):
            await client.post("/sandbox/users", json={"name": "somebody else, so that time passes"})
        picture = await client.post(
            f"/bot{TOKEN}/sendPhoto",
            data={"chat_id": str(ana), "photo": "attach://one"},
            files={"one": ("x.png", PNG, "image/png")},
        )
        file_id = picture.json()["result"]["photo"][0]["file_id"]
        path = (await client.get(f"/bot{TOKEN}/getFile", params={"file_id": file_id})).json()["result"]["file_path"]
        assert PNG == (await client.get(f"/file/bot{TOKEN}/{path}")).content
        assert 401 == (await client.get(f"/file/bot1:REAL/{path}")).status_code
        assert 404 == (await client.get(f"/file/bot{TOKEN}/../server.py")).status_code
        broken = await client.post(base, content=b"{", headers={"content-type": "application/json"})
        assert (400, "Bad Request: can't parse JSON object") == (broken.status_code, broken.json()["description"])
    sandbox.close()


async def test_faults_of_a_call_strike_as_armed() -> None:
    """429, 5xx, a proxy's page, slowness, and connections cut before and after acceptance: each once, then no more."""
    async with serving(Sandbox()) as url, aiohttp.ClientSession() as session:
        client = Client(url, session)
        ana = (await client.did("users", name="Ana"))["user_id"]
        await client.did("send", user_id=ana, text="/start")

        async def sent() -> int:
            chat = (await client.state())["chats"][0]
            return sum(message["from_bot"] for message in chat["messages"])

        async def send() -> aiohttp.ClientResponse:
            await client.did("users", name="somebody else, so that time passes")
            response = await session.post(f"{url}/bot{TOKEN}/sendMessage", json={"chat_id": ana, "text": "x"})
            await response.read()
            return response

        await client.did("faults", **{"429": {"retry_after": 30}})
        limited = await send()
        assert (429, "30", 30) == (
            limited.status,
            limited.headers["Retry-After"],
            (await limited.json())["parameters"]["retry_after"],
        )

        await client.did("faults", **{"5xx": 504})
        assert (504, "Gateway Timeout") == ((answer := await send()).status, (await answer.json())["description"])

        await client.did("faults", html_body=1)
        assert (502, "text/html") == ((answer := await send()).status, answer.content_type)
        assert 0 == await sent()

        await client.did("faults", reset_before_accept=1)
        with pytest.raises(aiohttp.ClientError):
            await send()
        assert 0 == await sent()

        await client.did("faults", reset_after_accept=1)
        with pytest.raises(aiohttp.ClientError):
            await send()
        assert 1 == await sent()

        await client.did("faults", slow={"seconds": 0.1})
        began = asyncio.get_running_loop().time()
        assert 200 == (await send()).status
        assert asyncio.get_running_loop().time() - began >= 0.1

        await client.did("faults", server_error={"times": 5, "method": "getMe"})
        assert 200 == (await send()).status
        assert 502 == (await client.api("getMe"))["error_code"]
        assert {"faults": []} == await client.did("faults", clear=True)
        assert (await client.api("getMe"))["ok"]


async def test_a_cut_without_a_connection_is_an_error_of_its_own() -> None:
    """In-process there is nothing to cut: the client sees ConnectionCut, a ConnectionResetError."""
    async with in_process(Sandbox()) as client:
        await client.post("/sandbox/faults", json={"reset_after_accept": {"method": "*"}})
        with pytest.raises(ConnectionCut):
            await client.get(f"/bot{TOKEN}/getMe")
