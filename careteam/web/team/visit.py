"""The visit summary: one patient's twelve weeks on one sheet of paper, drawn as their page draws them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from html import escape
from textwrap import wrap

from careteam import charts, pictures
from careteam.charts import FONT, LIGHT
from careteam.signing_in import Reader, Staff
from careteam.web.team import patient
from careteam.web.team.drawing import Frame, staff_words
from careteam.web.team.pages import Asked, Drawn, Page
from careteam.web.team.patient import Shown
from prompts.schedule import local_day
from prompts.times import clock
from prompts.times import day as day_in_words
from prompts.wording import Words
from signatures.pack import Pack
from storage import people, reading, team
from storage.database import Db
from storage.tables import Clinic

WIDTH, HEIGHT, EDGE = 595, 842, 28  # A4, in points
DRAWN_AT = 800  # px: the chart is drawn as for a desk, and made smaller
LARGE, TITLE, TEXT, SMALL = 18, 11, 9, 8
LINE = 1.35
LETTER = 0.5  # of the font size: the width of an average letter
LEFT_SHARE = 0.6
MOST_ALERTS, MOST_ROWS = 6, 6  # so that the sheet is never longer than a page


def made(db: Db, now: datetime, reader: Reader, ref: str, pack: Pack) -> bytes:
    """The sheet as a PDF; KeyError where there is no such patient on their list. Blocks for about half a second."""
    found = patient.read(db, now, reader, ref, patient.LONG, pack)
    clinic, say = db.get(Clinic, reader.clinician.clinic_id), staff_words(reader.clinician.language)
    at = f"{day_in_words(local_day(now, clinic.zone), say)}, {clock(now, clinic.zone)}"
    head = say("desk-visit-made", at=at, who=people.label(db, reader.clinician))
    return pictures.pdf(drawn(found, head, say))


def drawn(found: Shown, head: str, say: Words) -> str:
    """The sheet as an SVG text; `head` says when it was made, and for whom."""
    pen = _Pen()
    pen.text(EDGE, 44, found.ref, LARGE, weight="600")
    pen.text(EDGE + (len(found.ref) + 1) * LARGE * LETTER, 44, found.state, TITLE, LIGHT.muted)
    pen.text(WIDTH - EDGE, 36, say("desk-visit-title"), TITLE, anchor="end", weight="600")
    pen.text(WIDTH - EDGE, 48, head, SMALL, LIGHT.muted, anchor="end")
    pen.y = 50
    pen.lines(EDGE, WIDTH - 2 * EDGE, [" · ".join(found.facts)], LIGHT.muted)
    pen.chart(charts.draw(replace(found.chart, hints={}), LIGHT, DRAWN_AT))
    top, left = pen.y, (WIDTH - 2 * EDGE) * LEFT_SHARE
    pen.title(EDGE, say("desk-visit-alerts"))
    pen.lines(EDGE, left - 16, _alerts(found, say), most=2)
    lower = pen.y
    pen.y, beside, width = top, EDGE + left, WIDTH - 2 * EDGE - left
    pen.title(beside, say("desk-doses"))
    rows = [("", mg, day, share) for day, mg, share in found.doses[:MOST_ROWS]]
    pen.rows(beside, width, [(day, f"{mg} {share}".strip()) for _, mg, day, share in rows], say("desk-doses-none"))
    pen.title(beside, say("desk-forms"))
    forms = [(day, f"PEG {peg} · PHQ-4 {phq}") for day, peg, phq in found.forms[:MOST_ROWS]]
    pen.rows(beside, width, forms, say("desk-forms-none"))
    pen.y = max(pen.y, lower)
    pen.title(EDGE, say("desk-unseen"))
    pen.lines(EDGE, WIDTH - 2 * EDGE, [" · ".join(found.unseen)])
    pen.y = max(pen.y, HEIGHT - EDGE - SMALL * LINE)
    pen.lines(EDGE, WIDTH - 2 * EDGE, [say("desk-visit-caution")], LIGHT.muted, SMALL)
    return pen.finished(f"{found.ref}, {say('desk-visit-title')}")


def _alerts(found: Shown, say: Words) -> list[str]:
    """What stands first, then what is over with its outcome; how many more there are."""
    told = [f"{why.call.tier_name} · {why.call.name}, {why.call.since}. {why.call.reason}" for why in found.why]
    for call, (at, outcome) in zip(found.past, found.outcomes, strict=True):
        told.append(f"{at} · {call.tier_name} · {call.name}. {outcome or call.standing}")
    more = len(told) - MOST_ALERTS
    if more > 0:
        told[MOST_ALERTS:] = [say("desk-visit-more", count=more)]
    return told or [say("desk-visit-no-alerts")]


class _Pen:
    """Writes from the top down; `y` is where the last line stands."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.y = 0.0

    def text(
        self, x: float, y: float, words: str, size: float, colour: str = LIGHT.ink, *, anchor: str = "start",
        weight: str = "400",
    ) -> None:  # fmt: skip
        """One line of words."""
        at = f'x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" font-weight="{weight}" text-anchor="{anchor}"'
        self._parts.append(f'<text {at} fill="{colour}">{escape(words)}</text>')

    def title(self, x: float, words: str) -> None:
        """What the lines below are about."""
        self.y += TITLE * LINE + 6
        self.text(x, self.y, words, TITLE, weight="600")
        self.y += 2

    def lines(
        self, x: float, width: float, told: Iterable[str], colour: str = LIGHT.ink, size: float = TEXT, *, most: int = 9
    ) -> None:
        """Sentences, each as many lines as it needs and at most so many."""
        for sentence in told:
            for line in wrap(sentence, int(width / (size * LETTER)), max_lines=most, placeholder=" …"):
                self.y += size * LINE
                self.text(x, self.y, line, size, colour)
            self.y += 2

    def rows(self, x: float, width: float, told: list[tuple[str, str]], nothing: str) -> None:
        """A name at the left and its value at the right of each line."""
        if not told:
            self.lines(x, width, [nothing], LIGHT.muted)
        for name, value in told:
            self.y += TEXT * LINE
            self.text(x, self.y, name, TEXT)
            self.text(x + width, self.y, value, TEXT, anchor="end")

    def chart(self, svg: str) -> None:
        """A drawing of DRAWN_AT px across the sheet."""
        left = EDGE - charts.RIGHT * WIDTH / DRAWN_AT  # so that its words begin where the others do
        scale = (WIDTH - 2 * left) / DRAWN_AT
        height = float(svg.partition('height="')[2].partition('"')[0])
        self._parts.append(f'<g transform="translate({left:.1f} {self.y + 8:.1f}) scale({scale:.4f})">{svg}</g>')
        self.y += 8 + scale * height

    def finished(self, title: str) -> str:
        """The whole sheet."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
            f' font-family="{FONT}"><title>{escape(title)}</title>'
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{LIGHT.surface}"/>{"".join(self._parts)}</svg>'
        )


def handed_out(db: Db, now: datetime, reader: Reader, ref: str) -> bool:
    """Stores that somebody gets this patient's sheet, before they have it; False where the patient is not theirs."""
    found = team.patient(db, reader.clinician.clinic_id, reader.care_team, ref)
    if found is not None:
        reading.record(db, now, reader.clinician, found, "visit summary")
    return found is not None


def _opened(db: Db, now: datetime, staff: Staff, asked: Asked) -> None:
    handed_out(db, now, staff, asked.ref)


def _draw(db: Db, now: datetime, staff: Staff, frame: Frame, asked: Asked) -> Drawn:
    sheet = made(db, now, staff, asked.ref, asked.pack)
    return Drawn(sheet, media_type="application/pdf", filename=f"{asked.ref} {local_day(now, 'UTC')}.pdf")


PAGE = Page("visit", "/patient/{ref}/visit", _draw, under="patients", opened=_opened)
