"""A real mail server on loopback: line by line, in a thread of its own; it keeps what it took."""

import asyncio
import threading
from email import message_from_bytes
from email.message import Message


class PostOffice:
    """
    Takes mail. `refuses`: addresses that it says no to for good; `is_busy`: it asks everybody to come again;
    `likes_no_letter`: it refuses what it has read; `hangs_up`: it takes this many letters and ends the call before it
    says so.
    """

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.host = host
        self.letters: list[Message] = []
        self.refuses: set[str] = set()
        self.is_busy = False
        self.likes_no_letter = False
        self.hangs_up = 0
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._is_open = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        self._is_open.wait(10)

    @property
    def url(self) -> str:
        """Its address, as a setting."""
        return f"smtp://{self.host}:{self.port}"

    @property
    def sent(self) -> list[tuple[str, str]]:
        """To whom, and what stood in it."""
        return [(str(letter["To"]), str(letter.get_payload()).strip()) for letter in self.letters]

    def close(self) -> None:
        """Shuts the door."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def _run(self) -> None:
        server = self._loop.run_until_complete(asyncio.start_server(self._serve, self.host, 0))
        self.port = server.sockets[0].getsockname()[1]
        self._is_open.set()
        self._loop.run_forever()
        server.close()
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 here\r\n")
        while said := (await reader.readline()).decode().strip():
            verb = said[:4].upper()
            if verb == "DATA":
                writer.write(b"354 go on\r\n")
                content = await reader.readuntil(b"\r\n.\r\n")
                if self.likes_no_letter:
                    writer.write(b"554 looks like spam\r\n")
                    continue
                self.letters.append(message_from_bytes(content[:-3]))
                if self.hangs_up:
                    self.hangs_up -= 1
                    break
            busy, refused = self.is_busy and verb == "RCPT", any(f"<{who}>" in said for who in self.refuses)
            writer.write(b"451 come again\r\n" if busy else b"550 nobody here\r\n" if refused else b"250 well\r\n")
            if verb == "QUIT":
                break
        writer.close()
