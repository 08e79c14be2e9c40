"""
Faults on demand: what can go wrong between a bot and Telegram.

A request names kinds with their options, as in
`{"too_many_requests": {"retry_after": 30, "times": 2}, "reset_after_accept": 1, "clear": true}`.
`times` (default 1) says how often it strikes; 0 or null takes a kind away; `clear` takes all away first. `method` (a
name or a list, "*" for every method) and `chat_id` narrow a fault of a call; without `method` it strikes whatever
writes to a chat, never getUpdates.
"""

from __future__ import annotations

from typing import Any

from sandbox.limits import too_many
from sandbox.params import Params
from sandbox.state import Fault, Json, Mistaken, Refused, Reply, World

_PAGE = (
    "<html>\r\n<head><title>{0}</title></head>\r\n<body>\r\n<center><h1>{0}</h1></center>\r\n"
    "<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"
)
_TITLES = {500: "Internal Server Error", 502: "Bad Gateway", 504: "Gateway Timeout"}

# Each kind's options beside times, method and chat_id: name -> (default, smallest, largest).
CALL_KINDS: dict[str, dict[str, tuple[float, float, float]]] = {
    "too_many_requests": {"retry_after": (5, 1, 3600)},
    "server_error": {"status": (502, 500, 599)},
    "html_body": {"status": (502, 200, 599)},
    "forbidden": {},
    "conflict": {},
    "slow": {"seconds": (1, 0, 120)},
    "stall": {"seconds": (5, 0, 120)},
    "reset_before_accept": {},
    "reset_after_accept": {},
}
UPDATE_KINDS: dict[str, dict[str, tuple[float, float, float]]] = {
    "duplicate_update": {},
    "reordered_updates": {},
    "late_update": {"seconds": (60, 0, 86400)},
    "malformed_update": {},
}
ALIASES = {
    "429": "too_many_requests",
    "retry_after": "too_many_requests",
    "5xx": "server_error",
    "403": "forbidden",
    "409": "conflict",
    "reset": "reset_before_accept",
    "html": "html_body",
    "duplicate": "duplicate_update",
    "reordered": "reordered_updates",
    "late": "late_update",
    "malformed": "malformed_update",
}
# A plain number after these kinds is the option, not how often: {"429": 30} reads as "retry after 30".
_NUMBER_MEANS = {"429": "retry_after", "retry_after": "retry_after", "5xx": "status", "slow": "seconds"}
_SPARED = frozenset(
    [
        "getme",
        "getupdates",
        "getwebhookinfo",
        "setwebhook",
        "deletewebhook",
        "getfile",
        "getchat",
        "getchatmember",
        "setmycommands",
        "setmydescription",
        "setmyshortdescription",
        "setchatmenubutton",
    ]
)


def _number(kind: str, name: str, value: Any, smallest: float, largest: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not smallest <= value <= largest:
        raise Mistaken(f'"{name}" of the fault "{kind}" must be a number from {smallest:g} to {largest:g}.')
    return value


def _fault(name: str, given: Any) -> Fault | None:
    kind = ALIASES.get(name, name)
    known = {**CALL_KINDS, **UPDATE_KINDS}
    if kind not in known:
        raise Mistaken(f'There is no fault "{name}". Known are: {", ".join(known)}.')
    if given is None or given is False:
        return None
    if given is True:
        given = {}
    if isinstance(given, int | float):
        given = {_NUMBER_MEANS.get(name, "times"): given}
    if not isinstance(given, dict):
        raise Mistaken(f'The fault "{name}" takes a number or an object of options.')
    extra = set(given) - set(known[kind]) - {"times", "method", "chat_id"}
    if extra:
        raise Mistaken(f'The fault "{name}" has no option "{min(extra)}".')
    times = int(_number(kind, "times", given.get("times", 1), 0, 1_000_000))
    options = {
        option: _number(kind, option, given.get(option, spec[0]), *spec[1:]) for option, spec in known[kind].items()
    }
    method = given.get("method") or []
    methods = [method] if isinstance(method, str) else method
    if not isinstance(methods, list) or not all(isinstance(one, str) for one in methods):
        raise Mistaken('"method" must be a method name, a list of them, or "*".')
    chat_id = given.get("chat_id")
    if chat_id is not None and not isinstance(chat_id, int):
        raise Mistaken('"chat_id" must be a whole number.')
    return Fault(kind, times, [one.lower() for one in methods], chat_id, options) if times else None


def fault_list(armed: list[Fault], request: Json) -> list[Fault]:
    """The faults armed after a request; raises Mistaken with the known kinds for an unknown one."""
    wanted = dict(request)
    kept = [] if wanted.pop("clear", False) else list(armed)
    for name, given in wanted.items():
        kind = ALIASES.get(name, name)
        fault = _fault(name, given)
        kept = [other for other in kept if other.kind != kind]
        if fault is not None:
            kept.append(fault)
    return kept


def find(world: World, method: str, params: Params) -> Fault | None:
    """The first armed fault that strikes this call (lower-case method), used up once; None if none does."""
    for fault in world.faults:
        if fault.kind in UPDATE_KINDS:
            continue
        if method not in fault.methods and "*" not in fault.methods and (fault.methods or method in _SPARED):
            continue
        if fault.chat_id is not None and params.text("chat_id") != str(fault.chat_id):
            continue
        fault.times -= 1
        world.faults[:] = [other for other in world.faults if other.times > 0]
        return fault
    return None


def instead(fault: Fault) -> Reply | None:
    """The reply given in place of handling the call; None if the call is handled and only its answer suffers."""
    status = int(fault.options.get("status", 502))
    match fault.kind:
        case "too_many_requests":
            return refusal(too_many(int(fault.options["retry_after"])))
        case "server_error":
            return refusal(Refused(status, _TITLES.get(status, "Internal Server Error")))
        case "html_body":
            return Reply(status, _PAGE.format(f"{status} {_TITLES.get(status, 'Bad Gateway')}"))
        case "forbidden":
            return refusal(Refused(403, "Forbidden: bot was blocked by the user"))
        case "conflict":
            return refusal(Refused(409, "Conflict: terminated by other getUpdates request"))
        case "reset_before_accept":
            return Reply(200, "", drop=True)
        case "stall":
            return Reply(200, "", delay_s=fault.options["seconds"], drop=True)
        case _:
            return None


def refusal(refused: Refused) -> Reply:
    """A refusal as the JSON Telegram sends."""
    body: Json = {"ok": False, "error_code": refused.status, "description": refused.description}
    if refused.parameters is not None:
        body["parameters"] = refused.parameters
    return Reply(refused.status, body)
