"""``python -m benchmarks``: every contender builds the same catalog, in turns; the medians are printed as a table."""

from __future__ import annotations

import os
import platform
import shutil
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from benchmarks.contenders import CONTENDERS, REPOSITORY, Contender, install
from benchmarks.corpus import make_corpus
from benchmarks.measuring import FACETS, RunFailedError, look_at, run
from benchmarks.table import HEAD, rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.corpus import Corpus
    from benchmarks.measuring import Output, Run

BEGIN, END = "<!-- table: python -m benchmarks -->", "<!-- end of table -->"
NAMES = tuple(contender.name.lower() for contender in CONTENDERS)


@click.command()
@click.option("--sizes", default="640,1000,10000", show_default=True, help="Numbers of papers.")
@click.option(
    "--contenders", default=",".join(NAMES), show_default=True, help="Who takes part; the first is compared to."
)
@click.option("--runs", default=3, show_default=True, help="Runs of each; one is enough from 100,000 papers on.")
@click.option(
    "--work", default="work/bench", type=click.Path(path_type=Path), show_default=True, help="Folder to work in."
)
@click.option("--memory", is_flag=True, help="Work on memory-backed disk (/dev/shm) instead.")
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="File that gets the table too, between its marks."
)
def command(*, sizes: str, contenders: str, runs: int, work: Path, memory: bool, output: Path | None) -> None:
    """Compare site generators on the same made-up catalog."""
    work = (Path("/dev/shm/atlas-bench") if memory else work).resolve()  # noqa: S108  # asked for
    chosen = [CONTENDERS[NAMES.index(name)] for name in contenders.split(",")]
    work.mkdir(parents=True, exist_ok=True)
    programs = {contender.name: install(contender, work / "environments") for contender in chosen}
    lines = [*_machine(work, programs), "", HEAD]
    for size in map(int, sizes.split(",")):
        corpus = make_corpus(work / f"corpus-{size}", size)
        taking_part = [contender for contender in chosen if size <= contender.most]
        lines += _compare(corpus, taking_part, programs, work, runs if size < 100_000 else 1)
    click.echo("\n".join(lines))
    if output:
        output.write_text(_with_table(output.read_text("utf-8") if output.exists() else "", lines), "utf-8")


def _with_table(text: str, lines: Sequence[str]) -> str:
    """Return a text with the table in the place between its two marks; the table alone when there are none."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    table = "\n".join([*lines, ""])
    return f"{before}{begin}\n\n{table}\n{end}{after}" if end else table


def _compare(
    corpus: Corpus, contenders: Sequence[Contender], programs: dict[str, Path], work: Path, times: int
) -> list[str]:
    done: dict[str, list[Run]] = {contender.name: [] for contender in contenders}
    outputs: dict[str, Output] = {}
    for contender in contenders:
        click.echo(f"{corpus.size:,} papers: preparing {contender.name}", err=True)
        contender.prepare(corpus, _project(contender, corpus, work))
    shutil.rmtree(work / "out", ignore_errors=True)
    for turn in range(times):
        for contender in contenders:
            project = _project(contender, corpus, work)
            out = project / "site" if contender.inside else work / "out"
            contender.forget(project)
            try:
                result = run(contender.command(programs[contender.name], project, out), work / "log.txt", REPOSITORY)
            except RunFailedError as error:
                raise click.ClickException(str(error)) from error
            done[contender.name].append(result)
            outputs[contender.name] = look_at(out)
            shutil.rmtree(out)
            click.echo(f"  {turn + 1}/{times} {contender.name}: {result.cpu:.1f} s CPU, {result.wall:.1f} s", err=True)
    _tell_differences(outputs)
    return rows(corpus.size, done, outputs)


def _project(contender: Contender, corpus: Corpus, work: Path) -> Path:
    return work / f"{contender.name.lower()}-{corpus.size}"


def _tell_differences(outputs: dict[str, Output]) -> None:
    """Say where contenders made another number of pages: of papers there must be as many, listings may be cut otherwise."""
    for facet in FACETS:
        counts = {name: output.of_facet[facet] for name, output in outputs.items()}
        if len(set(counts.values())) > 1:
            click.echo(f"  pages under {facet}/: {counts}", err=True)


def _machine(work: Path, programs: dict[str, Path]) -> list[str]:
    versions = [
        f"Python {platform.python_version()}",
        *(f"{name} {_version(name, path)}" for name, path in programs.items()),
    ]
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    machine = (
        f"- {datetime.now(UTC).date()}, {len(os.sched_getaffinity(0))} cores, {platform.system()} {platform.machine()}, "
        f"load before: {load}"
    )
    return [
        machine,
        f"- {', '.join(versions)}",
        f"- written to {'memory-backed disk' if work.is_relative_to('/dev/shm') else 'disk'}",  # noqa: S108  # only looked at
    ]


def _version(name: str, programs: Path) -> str:
    if name in ("Atlas", "Lean"):
        return version("rrg-atlas")
    found = [
        path.name.split("-")[1]
        for path in programs.parent.glob(f"lib/python*/site-packages/{name.lower()}-*.dist-info")
    ]
    return found[0].removesuffix(".dist") if found else "?"


command()
