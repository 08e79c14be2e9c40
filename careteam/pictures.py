"""
SVG -> PNG or PDF, in a process of its own: the rasteriser holds the interpreter's lock for as long as it draws.

Run as a program, this file is that process: SVG in; PNG out, or PDF where it is asked for.
"""

import hashlib
import subprocess
import sys
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

SCALE = 2  # a 400 px drawing fills a phone's width sharply
KEPT = 32
LONGEST_S = 30
PNG, PDF = "png", "pdf"


@dataclass(frozen=True)
class File:
    """A picture or a document to be sent; its content is made when it is sent, off the event loop."""

    name: str
    caption: str
    content: Callable[["Pictures"], bytes]
    is_picture: bool = False


class PictureTrouble(Exception):
    """The drawing could not be made into a picture; the same in words stands beside it anyway."""


class Pictures:
    """Makes pictures one at a time and keeps the last ones by the hash of their SVG, in memory only."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def png(self, svg: str) -> bytes:
        """The picture, at twice the drawing's size. Blocks for about 0.2 s: call it off the event loop."""
        name = hashlib.sha256(svg.encode()).hexdigest()
        with self._lock:
            if name not in self._kept:
                self._kept[name] = _rasterised(svg, PNG)
            self._kept.move_to_end(name)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return self._kept[name]


def pdf(svg: str) -> bytes:
    """The drawing as a page of its own size in points. Blocks for about half a second: call it off the event loop."""
    return _rasterised(svg, PDF)


def _rasterised(svg: str, form: str) -> bytes:
    command = [sys.executable, "-I", __file__, form]
    try:
        found = subprocess.run(command, input=svg.encode(), capture_output=True, timeout=LONGEST_S, check=True)  # noqa: S603 - this very file
    except (OSError, subprocess.SubprocessError) as trouble:
        raise PictureTrouble(f"The picture could not be drawn ({type(trouble).__name__}).") from None
    return found.stdout


def main() -> None:
    """Reads one SVG, writes one PNG or PDF."""
    import vl_convert  # slow to import, and only ever needed in this process

    svg = sys.stdin.buffer.read().decode()
    made = vl_convert.svg_to_pdf(svg) if sys.argv[1:] == [PDF] else vl_convert.svg_to_png(svg, scale=SCALE)
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    main()
