"""`evenkeel lab ...`: recorded and synthetic people lived through the real bot."""

import asyncio
import json
import os
import sys
from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer
from rich.progress import Progress

from bot.commands.terminal import ERR, OUT, AsJson, lab_module
from storage.people import Refused

app = typer.Typer(
    help="Try Evenkeel on recorded and synthetic people. Not in the container image.", no_args_is_help=True
)

SPECIFIED_MISSING = 0.25  # the share of missing days that the targets of the benchmark are meant for
Ctn0094 = Annotated[str, typer.Option(help="The folder of the trial tables; default: EVENKEEL_DATA/ctn0094-dev.")]


@app.command("play")
def lab_play(
    ctn0094: Ctn0094 = "",
    patients: Annotated[int, typer.Option(min=1, help="How many people of the taper trial.")] = 40,
    as_json: AsJson = False,
) -> None:
    """
    Live the recorded days of real people of the CTN-0030 taper through the real bot; nothing is invented.

    Example: evenkeel lab play --ctn0094 ../shared/data/ctn0094-dev --patients 40 --json
    """
    play = lab_module("lab.play")
    found = play.play(lab_module("lab.data").find_folder(ctn0094), patients)
    typer.echo(json.dumps(found, indent=2) if as_json else play.in_words(found))


@app.command("learn")
def lab_learn(
    ctn0094: Ctn0094 = "", out: Annotated[Path | None, typer.Option(help="Where the files go.")] = None
) -> None:
    """
    Learn the points of the two explainable scores and write their files (needs `make install-learn`).

    Example: evenkeel lab learn --ctn0094 ../shared/data/ctn0094-dev
    """
    learn, data = lab_module("lab.learn"), lab_module("lab.data")
    for line in learn.learn(data.find_folder(ctn0094), *([out] if out else [])):
        OUT.print(line, markup=False)


@app.command("scores")
def lab_scores(
    ctn0094: Ctn0094 = "",
    attention: Annotated[Path | None, typer.Option(help="The file for the attention score: pid,day,score.")] = None,
    outlook: Annotated[Path | None, typer.Option(help="The file for the withdrawal outlook: pid,day,score.")] = None,
    out_of_fold: Annotated[
        bool, typer.Option(help="Score each person by points learned without their fold (make install-learn).")
    ] = False,
) -> None:
    """
    Score every recorded day as live: the attention of a day knows that day and earlier ones, the outlook earlier ones.

    Example: evenkeel lab scores --ctn0094 ../shared/data/ctn0094-dev --attention attention.csv --outlook outlook.csv
    """
    for line in lab_module("lab.learn").write_scores(ctn0094, attention, outlook, out_of_fold):
        OUT.print(line, markup=False)


@app.command("synthetic")
def lab_synthetic(
    patients: Annotated[int, typer.Option(min=1, help="People of each kind, dealt out over the seeds.")] = 60,
    seeds: Annotated[str, typer.Option(help="One seed, or a range such as 1..20.")] = "1",
    missing: Annotated[list[float] | None, typer.Option(help="Share of days without an answer; may repeat.")] = None,
    persona: Annotated[list[str] | None, typer.Option(help="Only this kind of person; may repeat.")] = None,
    pack: Annotated[str, typer.Option(help="The rule pack that reads them.")] = "evenkeel-1",
    against: Annotated[str, typer.Option(help="Another pack to compare with, person by person.")] = "",
    cores: Annotated[int, typer.Option(min=1, help="How many at a time.")] = 2,
    curve: Annotated[str, typer.Option(help="Seeds for the trade-off of both packs as a curve; with --against.")] = "",
    out: Annotated[Path | None, typer.Option(help="A folder for figures.json and README.md.")] = None,
    as_json: AsJson = False,
) -> None:
    """
    Measure the rules on made-up, labelled people; ends with status 1 when a target is missed.

    Example: evenkeel lab synthetic --patients 2000 --seeds 1..20 --missing .25 --missing .5 --json
    """
    made = lab_module("lab.synthetic.benchmark")
    plans = [made.plan_of(patients, seeds, share, persona or []) for share in missing or [SPECIFIED_MISSING]]
    began = perf_counter()
    with Progress(console=ERR, transient=True) as shown:
        works = shown.add_task("People")
        trade_off = made.plan_of(patients, curve, SPECIFIED_MISSING, []) if curve else None
        found = made.benchmark(
            plans, pack, against or None, cores, lambda d, of: shown.update(works, completed=d, total=of), trade_off
        )
    took = made.took(perf_counter() - began, cores)
    if out is not None:
        lab_module("lab.synthetic.page").write(found, out, " ".join(("evenkeel", *sys.argv[1:])))
    typer.echo(json.dumps(found, indent=2) if as_json else "\n".join(made.in_words(found)))
    ERR.print(took, markup=False)
    if not found["met"]:
        raise typer.Exit(1)


@app.command("triad")
def lab_triad(
    patients: Annotated[int, typer.Option(min=1, help="How many made-up people of each recipe.")] = 200,
    seed: Annotated[int, typer.Option(help="Which people.")] = 1,
    cores: Annotated[int, typer.Option(min=1, help="How many at a time.")] = 2,
    as_json: AsJson = False,
) -> None:
    """
    Count the links that the triad draws for made-up people who have none; ends with status 1 above 5 % per link.

    Example: evenkeel lab triad --patients 2000 --json
    """
    made = lab_module("lab.synthetic.triads")
    found = made.measure(patients, seed, cores)
    typer.echo(json.dumps(found, indent=2) if as_json else "\n".join(made.in_words(found)))
    if not found["met"]:
        raise typer.Exit(1)


@app.command("replay")
def lab_replay(
    diary: Annotated[Path | None, typer.Option(help="A CSV file with a row per patient and day.")] = None,
    ctn0094: Annotated[str | None, typer.Option(help="The folder of the trial tables, instead of a diary.")] = None,
    pack: Annotated[str, typer.Option(help="The rule pack: a shipped one by name, or a file.")] = "evenkeel-1",
    alerts: Annotated[Path | None, typer.Option(help="The file for the alerts, a JSON object a line.")] = None,
    attention: Annotated[Path | None, typer.Option(help="The file for the attention score: pid,day,score.")] = None,
    outlook: Annotated[Path | None, typer.Option(help="The file for the withdrawal outlook: pid,day,score.")] = None,
    agreed: Annotated[
        bool, typer.Option(help="Whether patients agreed to the unmet-need pattern, and the clinic to no retaliation.")
    ] = True,
    processes: Annotated[int, typer.Option(min=0, help="How many at a time; 0: one for each core.")] = 0,
    as_json: AsJson = False,
) -> None:
    """
    Replay recorded days through the rules of the live review: what would have been called for, and both scores.

    Exit status 2 when the diary cannot be read; the line is named.
    Example: evenkeel lab replay --diary diary.csv --alerts alerts.jsonl --attention attention.csv --json
    """
    replay, data = lab_module("lab.replay"), lab_module("lab.data")
    files = replay.Files(alerts, attention, outlook)
    options = {"agreed": agreed, "processes": processes or os.cpu_count() or 1}
    if (diary is None) == (ctn0094 is None):
        raise Refused("Name either a diary with --diary or the folder of the trial tables with --ctn0094.")
    try:
        if diary is not None:
            found = replay.replay_diary(diary, pack, files, **options)
        else:
            found = replay.replay_trials(data.find_folder(ctn0094), pack, files, **options)
    except data.DataTrouble as trouble:
        ERR.print(str(trouble), markup=False)
        raise SystemExit(2) from None
    typer.echo(json.dumps(found, indent=2) if as_json else replay.in_words(found))


@app.command("bench")
def lab_bench(
    name: Annotated[str, typer.Argument(help="What is measured: review, pages or replay.")] = "review",
    reps: Annotated[
        int, typer.Option(min=0, help="How often each row is repeated; 0: 50 times, a page 200, a replay 5.")
    ] = 0,
    people: Annotated[int, typer.Option(min=1, help="replay: how many people; the peer is scaled.")] = 10_000,
    peer_people: Annotated[int, typer.Option(min=1, help="replay: how many of them the peer looks at.")] = 50,
    whole_people: Annotated[int, typer.Option(min=1, help="replay: and how many the rules do day by day.")] = 50,
    processes: Annotated[int, typer.Option(min=1, help="replay: how many of ours at a time.")] = 2,
    peer_python: Annotated[
        Path, typer.Option(help="replay: a Python that has pandas (lab/peers/requirements.txt).")
    ] = Path(".venv-peers/bin/python"),
    check_equal: Annotated[bool, typer.Option(help="replay: whether all raise the same alerts.")] = False,
    patients: Annotated[int, typer.Option(min=2, help="pages: how many patients the clinic has.")] = 5000,
    days: Annotated[int, typer.Option(min=1, help="pages: for how many days they have answered.")] = 365,
    folder: Annotated[
        Path | None, typer.Option(help="pages: keeps the made-up clinic, so that the next run is quick.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """
    Measure, on this machine: a review of one patient with a year of history, the care team's pages with thousands of
    them, or the replay of a made-up cohort.

    Example: evenkeel lab bench replay --people 1000 --check-equal --json
    Example: evenkeel lab bench pages --folder /var/tmp/crowd
    """
    if name == "review":
        bench = lab_module("lab.bench")
        found = bench.of_review(reps or 50)
    elif name == "pages":
        bench, size = lab_module("lab.bench_pages"), lab_module("lab.crowd").Crowd(patients, days)
        found = bench.of_pages(size, reps or 200, folder, lambda line: ERR.print(line, markup=False))
    elif name == "replay":
        bench, data = lab_module("lab.bench_replay"), lab_module("lab.data")
        try:
            found = bench.of_replay(
                people, peer_people, whole_people, processes, reps or 5, peer_python, check_equal=check_equal
            )
        except data.DataTrouble as trouble:
            ERR.print(str(trouble), markup=False)
            raise SystemExit(2) from None
    else:
        raise Refused(f'There is no bench "{name}". There are: review, pages, replay.')
    typer.echo(json.dumps(found, indent=2) if as_json else bench.in_words(found))
    if any(not one["equal"] for one in found.get("equal", {}).values()):
        raise typer.Exit(1)


@app.command("screenshots")
def lab_screenshots(
    out: Annotated[Path, typer.Option(help="The folder for the pictures.")],
    flow: Annotated[list[str] | None, typer.Option(help="Only this flow; may repeat.")] = None,
) -> None:
    """
    Take pictures of every flow, chat and page, light and dark, to be looked at.

    Example: evenkeel lab screenshots --out pictures --flow page
    """
    screenshots = lab_module("lab.screenshots")
    out.mkdir(parents=True, exist_ok=True)
    taken = asyncio.run(screenshots.take(out, flow or [], OUT.print))
    OUT.print(f"{len(taken)} pictures in {out}.", markup=False)


@app.command("validate")
def lab_validate(
    ctn0094: Ctn0094 = "",
    out: Annotated[Path, typer.Option(help="The folder for figures, tables and plots.")] = Path("docs/validation"),
    as_json: AsJson = False,
) -> None:
    """
    Write the validation report from recorded people: tapers, withdrawal and use, both scores (`make install-learn`).

    One to two minutes on one core; the same tables give the same bytes.

    Example: evenkeel lab validate --ctn0094 ../shared/data/ctn0094-dev --out docs/validation
    """
    found = lab_module("lab.validate").validate(lab_module("lab.data").find_folder(ctn0094), out)
    typer.echo(json.dumps(found, indent=2)) if as_json else OUT.print(f"Written to {out}: README.md.", markup=False)
