"""`evenkeel report ...`: figures of a clinic's alerts, and one patient's sheet for a visit."""

from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from bot.commands.terminal import OUT, AsJson, now_of, opened, pack_in_use, read_day, table, the_clinic
from careteam import fatigue, figures, looks
from careteam.signing_in import Reader
from prompts.schedule import local_day
from storage import people
from storage.people import Refused

app = typer.Typer(help="How often alerts were right, how many, how soon; one patient's visit.", no_args_is_help=True)
Since = Annotated[str, typer.Option(help="The first day, as 2026-11-22; 90 days ago if not given.")]
Until = Annotated[str, typer.Option(help="The last day; today if not given.")]
DAYS = 90


@app.command("precision")
def report_precision(since: Since = "", until: Until = "", as_json: AsJson = False) -> None:
    """
    How often the alerts of each pattern were right, by the outcomes given, with a 95 % interval (Wilson).

    Right is "yes" or "partly". Alerts without an outcome stand beside. Example: evenkeel report precision --json
    """
    with opened() as (settings, database):
        clinic, now = the_clinic(database), now_of(settings, database)
        span = _span(clinic, now, since, until)
        found = database.read(figures.by_signature, clinic, *span)
    table([(_row if as_json else _line)(one) for one in found], as_json, "No alert was raised in this time.")
    for one in found:
        if one.is_for_review and not as_json:
            OUT.print(f"{one.signature} is seldom right here: please review its rules (`evenkeel pack try`).")


@app.command("burden")
def report_burden(since: Since = "", until: Until = "", as_json: AsJson = False) -> None:
    """
    How many alerts and notices there were, and how soon somebody had them.

    To beat: more than 93 % of alerts answered. Example: evenkeel report burden --since 2026-10-01
    """
    with opened() as (settings, database):
        clinic, now = the_clinic(database), now_of(settings, database)
        begin, end = _span(clinic, now, since, until)
        first, last = local_day(begin, clinic.zone), local_day(end - timedelta(seconds=1), clinic.zone)
        found = database.read(figures.burden, clinic, begin, end, first, last)
        budget = database.read(fatigue.limits, clinic).notices_a_day
        missed = database.read(looks.missed, clinic, first, last)
    if not as_json:
        said = "not known" if found.notices_per_day is None else f"{found.notices_per_day:.2f}"
        OUT.print(f"{found.patient_days} patient-days, {found.clinicians} clinicians.")
        OUT.print(f"Notices that are not urgent, by clinician and day: {said}. The budget is {budget} a day.")
        OUT.print(f"Notices that waited for an overview: {found.held}.")
        OUT.print(
            f"Random days without an alert that somebody looked at: {missed.found.labelled + missed.unclear}. "
            f"An alert was missed on {missed.found.right}, unclear are {missed.unclear}."
        )
    rows = [
        {
            "tier": one.tier,
            "alerts": one.alerts,
            "per_100_patient_days": _rounded(one.per_100_days),
            "answered": _rounded(one.answered),
            "median_minutes": _rounded(one.median_min),
            "p90_minutes": _rounded(one.p90_min),
        }
        for one in found.tiers
    ]
    table(rows, as_json, "")


@app.command("visit")
def report_visit(
    ref: Annotated[str, typer.Argument(help="The patient, such as P-014.")],
    out: Annotated[Path, typer.Option(help="Where the PDF goes.")],
    by: Annotated[str, typer.Option("--for", help="The clinician it is for, as colleagues read the name.")],
) -> None:
    """
    One patient's twelve weeks on one sheet: scores with their usual, dose steps, alerts and outcomes, weekly forms.

    That the clinician has it stands in the audit, and the patient reads it. Example: evenkeel report visit P-014
    --for "Dr R." --out visit.pdf
    """
    from careteam.web.team import visit

    with opened() as (settings, database):
        clinic, now = the_clinic(database), now_of(settings, database)
        clinician = database.read(people.clinician_by_name, clinic.id, by)
        reader = Reader(clinician, database.read(people.roles_of, clinician.id))
        if not database.transact(visit.handed_out, now, reader, ref):
            raise Refused(f"{by} has no patient {ref}. `evenkeel patient list` shows all.")
        out.write_bytes(database.read(visit.made, now, reader, ref, pack_in_use(settings, database)))
    OUT.print(f"Written to {out}.", markup=False)


def _row(one: figures.OfSignature) -> dict[str, Any]:
    share, interval = one.precision.share, one.precision.interval
    return {
        "pattern": one.signature,
        "alerts": one.alerts,
        "urgent": one.urgent,
        "right": one.precision.right,
        "labelled": one.precision.labelled,
        "precision": _rounded(share),
        "low": None if interval is None else _rounded(interval[0]),
        "high": None if interval is None else _rounded(interval[1]),
        "unlabelled": one.precision.unlabelled,
        "open": one.open,
        "corrected": one.corrected,
        "for_review": one.is_for_review,
    }


def _line(one: figures.OfSignature) -> dict[str, Any]:
    """The same for a terminal of 80 signs."""
    known, interval = one.precision, one.precision.interval
    return {
        "pattern": one.signature,
        "alerts": one.alerts,
        "right": f"{known.right} of {known.labelled}",
        "95_%": None if interval is None else f"{interval[0]:.0%} to {interval[1]:.0%}",
        "unlabelled": known.unlabelled,
        "open": one.open,
        "corrected": one.corrected,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def _span(clinic: Any, now: datetime, since: str, until: str) -> tuple[datetime, datetime]:
    """From the beginning of the first day to the end of the last one, on the clinic's clock."""
    zone = ZoneInfo(clinic.zone)
    last = read_day(until) if until else local_day(now, clinic.zone)
    first = read_day(since) if since else last - timedelta(days=DAYS - 1)
    if first > last:
        raise Refused(f"{first} lies after {last}. Give the earlier day with --since.")
    end = datetime.combine(last + timedelta(days=1), time(), zone)
    return datetime.combine(first, time(), zone), end
