"""What became of a check-in that was to be asked, as the team reads it. Pure."""

ORDER = ("open", "asked", "paused", "unreachable", "system", "declined", "not-asked")


def became(state: str, cause: str | None) -> str:
    """Either "answered" or one of ORDER: why there is no answer, never what it may mean."""
    match (state, cause):
        case ("complete" | "partial", _):
            return "answered"
        case ("due" | "open", _):
            return "open"
        case ("missed", "system") | ("not_asked", "system" | "not sent"):
            return "system"
        case ("missed", _):
            return "asked"
        case ("paused", _):
            return "paused"
        case ("declined", _):
            return "declined"
        case ("not_asked", "unreachable" | "refused_unreachable"):
            return "unreachable"
        case _:
            return "not-asked"
