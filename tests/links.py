"""Checks that every relative link in the tracked Markdown files leads somewhere: `python -m tests.links`."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

CHECKOUT = Path(__file__).resolve().parent.parent

FENCE = re.compile(r"^ {0,3}(```+|~~~+)")
CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
INLINE = re.compile(r"\]\(\s*<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)")
REFERENCE = re.compile(r"^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)>?")
HTML = re.compile(r"<(?:a|img|source)\b[^>]*?\b(?:href|src|srcset)=[\"']([^\"']+)[\"']", re.IGNORECASE)
HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
NAMED = re.compile(r"<a\b[^>]*?\b(?:id|name)=[\"']([^\"']+)[\"']", re.IGNORECASE)
ELSEWHERE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


def prose(text: str) -> Iterator[tuple[int, str]]:
    """The numbered lines of a Markdown text outside fenced code."""
    fence = ""
    for number, line in enumerate(text.splitlines(), start=1):
        mark = FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif mark:
            fence = mark[1]
        else:
            yield number, line


def links(text: str) -> Iterator[tuple[int, str]]:
    """The link targets of a Markdown text with their lines; code is not looked at."""
    for number, line in prose(text):
        bare = CODE.sub("", line)
        for pattern in (INLINE, REFERENCE, HTML):
            yield from ((number, match[1]) for match in pattern.finditer(bare))


def anchors(text: str) -> set[str]:
    """The anchors that the page of a Markdown text has: its headings as slugs, numbered when repeated, and its own."""
    found: set[str] = set()
    counts: dict[str, int] = {}
    for _, line in prose(text):
        found.update(NAMED.findall(line))
        if heading := HEADING.match(line):
            words = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", heading[2]).replace("`", "").replace("*", "")
            slug = re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")
            count = counts.get(slug, 0)
            counts[slug] = count + 1
            found.add(f"{slug}-{count}" if count else slug)
    return found


def broken(root: Path, pages: list[str]) -> Iterator[str]:
    """A sentence for each link in these pages, given relative to the root, that leads nowhere."""
    for page in pages:
        path = root / page
        for line, target in links(path.read_text(encoding="utf-8")):
            if not target or ELSEWHERE.match(target):
                continue
            place, _, anchor = unquote(target).partition("#")
            place = place.partition("?")[0]
            goal = (path.parent / place).resolve() if place else path
            if place.startswith("/") or not goal.is_relative_to(root):
                yield f"{page}:{line} links to {target}, which is outside the repository."
            elif not goal.exists():
                yield f"{page}:{line} links to {target}, which does not exist."
            elif anchor and goal.suffix == ".md" and anchor not in anchors(goal.read_text(encoding="utf-8")):
                yield f"{page}:{line} links to {target}, but {goal.relative_to(root)} has no heading #{anchor}."


def tracked(root: Path) -> list[str]:
    """The Markdown files that git tracks and that are there."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--", "*.md"], cwd=root, check=True, capture_output=True, text=True
    ).stdout
    return [page for page in listing.split("\0") if page and (root / page).exists()]


def main() -> int:
    """Print the broken links; the exit status is 1 if there are any."""
    pages = tracked(CHECKOUT)
    sentences = list(broken(CHECKOUT, pages))
    for sentence in sentences:
        print(sentence)
    print(f"{len(pages)} Markdown files, {len(sentences)} broken links.")
    return 1 if sentences else 0


if __name__ == "__main__":
    sys.exit(main())
