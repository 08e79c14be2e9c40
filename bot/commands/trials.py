"""`evenkeel lab ...`: recorded and synthetic people lived through the real bot."""

import asyncio
import json
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.terminal import OUT, AsJson, lab_module

app = typer.Typer(
    help="Try Evenkeel on recorded and synthetic people. Not in the container image.", no_args_is_help=True
)

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
    Measure both explainable scores on recorded people, beside what they are compared with (`make install-learn`).

    Example: evenkeel lab validate --ctn0094 ../shared/data/ctn0094-dev --out docs/validation
    """
    found = lab_module("lab.validate").validate(lab_module("lab.data").find_folder(ctn0094), out)
    typer.echo(json.dumps(found, indent=2)) if as_json else OUT.print(f"Written to {out}: README.md.", markup=False)
