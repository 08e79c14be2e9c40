"""How much one page may ask: the size of what it sends, and how often. Nothing that is stored is ever refused here."""

from collections import OrderedDict
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

LARGEST_BODY = 16 * 1024  # bytes
LARGEST_FILE = 512 * 1024  # bytes: a clinic's list, a year's calendar
MOST_FIELDS = 40
EACH_SECOND, AT_ONCE = 5.0, 30.0  # requests of one page: a person taps at most a few times a second
REMEMBERED = 10_000


class TooLarge(Exception):
    """More was sent than any page of ours holds."""


async def form(request: Request) -> list[tuple[str, str]]:
    """The fields of a posted form, in order; TooLarge for a body that no form of ours has, ValueError for no form."""
    body = b""
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > LARGEST_BODY:
                raise TooLarge
    except ClientDisconnect:
        raise ValueError("the browser went away") from None
    return parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)


async def upload(request: Request) -> dict[str, str]:
    """
    The fields of a form with a file, which is a text like the others: UTF-8, or as older office programs write it.
    TooLarge for more than any such form has, ValueError for no form.
    """
    if not request.headers.get("content-length", "").isdecimal():
        raise ValueError("no length is given")
    if int(request.headers["content-length"]) > LARGEST_FILE:
        raise TooLarge
    try:
        async with request.form(max_files=1, max_fields=MOST_FIELDS, max_part_size=LARGEST_FILE) as sent:
            return {name: await _text(value) for name, value in sent.items()}
    except HTTPException as trouble:
        raise ValueError("no form") from trouble


async def _text(value: str | UploadFile) -> str:
    if isinstance(value, str):
        return value
    content = await value.read()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


class Pace:
    """A token bucket for each page; `at` is any clock in seconds that only goes forward."""

    def __init__(self) -> None:
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, page: str, at: float) -> bool:
        """Whether this page may ask once more now."""
        left, since = self._buckets.pop(page, (AT_ONCE, at))
        left = min(AT_ONCE, left + (at - since) * EACH_SECOND)
        self._buckets[page] = (max(0.0, left - 1), at)
        if len(self._buckets) > REMEMBERED:
            self._buckets.popitem(last=False)
        return left >= 1
