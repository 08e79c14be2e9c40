"""What the patients' page and the team's pages serve alike: their templates, and their style and script."""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response


def templates(folder: Path) -> Environment:
    """The templates of a folder: everything put into them is escaped, and nothing may be missing."""
    return Environment(
        loader=FileSystemLoader(folder / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def static(folder: Path, kinds: Mapping[str, str]) -> Callable[[Request], Awaitable[Response]]:
    """The files of a folder that are named in `kinds`, each with its media type; 404 for anything else."""
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-cache"}

    async def serve(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in kinds:
            raise HTTPException(404)
        return FileResponse(folder / "static" / name, media_type=kinds[name], headers=headers)

    return serve
