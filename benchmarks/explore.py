"""Measures the page Explore in Chromium: time of script for each keystroke and click, at any number of records.

    python benchmarks/explore.py SITE [RECORDS …]

SITE is a built site; its records are replaced by as many made-up ones (default: 1,000 and 100,000) in a copy of the page's
data. What is printed: seconds to the first results, milliseconds of script for each key and click (median, 95th of a
hundred, worst), milliseconds from key to frame, memory of the page, elements, and kilobytes over the wire, compressed.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import random
import shutil
import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from generator.catalog import Catalog
from generator.export.explore import DATA, explore_files
from generator.index import build_index
from generator.model import FacetSpec, Paper, Settings, Term, Venue
from tests.find_browser import find

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Page

QUERIES = ("radiology report", "retreival augmented", "chest", "liu 2024", "contrastive learning", "m")
WORDS = (  # noqa: SIM905  # words are read more easily in a row
    "radiology report generation chest image retrieval augmented contrastive learning transformer language vision model "
    "medical clinical knowledge graph memory diffusion region guided attention pretraining alignment benchmark dataset "
    "evaluation factual longitudinal multimodal grounded reasoning agent segmentation detection survey pathology"
).split()
VOCABULARIES = {"modalities": 14, "tasks": 16, "methods": 30, "types": 9}


def made_up_catalog(count: int) -> Catalog:
    """Return a catalog of made-up papers; the same number gives the same papers."""
    chance = random.Random(count)  # noqa: S311  # made-up data, not secrets
    syllables = [a + b for a in "bcdfghklmnprstvz" for b in "aeiou"]
    names = [
        "".join(chance.choices(syllables, k=chance.randint(2, 4))).capitalize() for _ in range(max(200, count // 20))
    ]
    vocabularies = {
        name: {
            f"{name}-{n}": Term(id=f"{name}-{n}", label=f"{chance.choice(WORDS)} {n}", description="Made up.")
            for n in range(size)
        }
        for name, size in VOCABULARIES.items()
    }
    venues = {
        f"venue-{n}": Venue(id=f"venue-{n}", name=f"Venue {n}", short=f"VEN{n}", kind="conference") for n in range(70)
    }

    def some(name: str, most: int) -> tuple[str, ...]:
        return tuple(chance.sample(sorted(vocabularies[name]), chance.randint(0, most)))

    def paper(number: int) -> Paper:
        unusual = ["".join(chance.choices(syllables, k=3)) for _ in range(2)]
        return Paper.model_validate({
            "id": f"paper-{number}",
            "title": " ".join([*chance.choices(WORDS, k=8), *unusual]).capitalize(),
            "name": f"{chance.choice(names)}{number % 97}",
            "authors": [f"{chance.choice(names)} {chance.choice(names)}" for _ in range(chance.randint(2, 8))],
            "year": 2025 - int(chance.expovariate(0.4)) % 20,
            "venue": chance.choice(sorted(venues)),
            "type": chance.choice(sorted(vocabularies["types"])),
            "modalities": some("modalities", 2), "tasks": some("tasks", 3), "methods": some("methods", 3),
            "summary": " ".join(chance.choices(WORDS, k=22)) + ".",
            "links": [{"type": "code", "url": f"https://code.example.org/{number}"}] if chance.random() < 0.4 else [],
            "ids": {"arxiv": f"24{number % 12 + 1:02}.{number % 100_000:05}"},
            "added": f"2026-{chance.randint(1, 12):02}-01",
        })  # fmt: skip

    facets = [
        ("years", "year"),
        ("venues", "venue"),
        *((name, name.removesuffix("s") if name == "types" else name) for name in VOCABULARIES),
    ]
    settings = Settings(
        title="Made up", tagline="Made up", description="Made up.", subject="nothing",
        facets=tuple(FacetSpec(id=name, field=field, label=name, plural=name, description="Made up.") for name, field in facets),
    )  # fmt: skip
    papers = {record.id: record for record in map(paper, range(count))}
    return Catalog(settings=settings, papers=papers, venues=venues, vocabularies=vocabularies)


MEASURE = """
async ([queries, clicks]) => {
  const input = document.querySelector("[data-finder] input");
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const script = [], frames = [], click = [];
  const timed = async (times, act) => {
    const start = performance.now();
    act();
    times.push(performance.now() - start);
    await frame();
    frames.push(performance.now() - start);
  };
  for (const query of queries) {
    for (let length = 1; length <= query.length; length++) {
      await timed(script, () => { input.value = query.slice(0, length); input.dispatchEvent(new Event("input", { bubbles: true })); });
    }
    const boxes = [...document.querySelectorAll(".facet__value input")].slice(0, clicks);
    for (const box of boxes) await timed(click, () => box.click());
    for (const box of boxes) if (box.checked) await timed(click, () => box.click());
  }
  return { script, frames, click, nodes: document.querySelectorAll("*").length, memory: performance.memory?.usedJSHeapSize };
}
"""


def served(site: Path) -> Iterator[str]:
    """Serve a folder as long as the one address lasts that is yielded."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def spread(times: Sequence[float]) -> str:
    """Return median, 95th of a hundred, and worst."""
    ordered = sorted(times)
    return " / ".join(f"{ordered[min(len(ordered) - 1, int(len(ordered) * part))]:.1f}" for part in (0.5, 0.95, 1))


def measure(page: Page, base: str, data: bytes) -> str:
    """Return one line on the page with this data."""
    processor = page.context.new_cdp_session(page)
    processor.send("Performance.enable", {"timeDomain": "threadTicks"})

    def seconds() -> float:
        metrics = processor.send("Performance.getMetrics")["metrics"]
        return float(next(metric["value"] for metric in metrics if metric["name"] == "ScriptDuration"))

    page.goto(base + "explore/", wait_until="commit")
    page.wait_for_selector(".result", timeout=120_000)
    first = page.evaluate("performance.now()")
    page.fill("[data-finder] input", "report")
    page.wait_for_selector("mark", timeout=120_000)
    ready = page.evaluate("performance.now()")
    before = seconds()
    figures = page.evaluate(MEASURE, [QUERIES, 3])
    each = 1000 * (seconds() - before) / len(figures["frames"])
    return (
        f"first results {first / 1000:.2f} s, first answer by {ready / 1000:.2f} s; processor {each:.1f} ms of script an act; "
        f"script a key {spread(figures['script'])} ms, a click {spread(figures['click'])} ms; to the frame {spread(figures['frames'])} ms; "
        f"{figures['memory'] / 1e6:.0f} MB, {figures['nodes']} elements, data {len(gzip.compress(data)) / 1000:.0f} kB"
    )


def main(site: str, *counts: str) -> None:
    """Print a line for each number of records."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        for part in ("assets", "explore"):
            shutil.copytree(Path(site) / part, Path(folder) / part)
        arguments = ["--no-sandbox", "--enable-precise-memory-info"]
        browser = playwright.chromium.launch(executable_path=find(), args=arguments)
        for base in served(Path(folder)):
            for count in map(int, counts or ("1000", "100000")):
                files = explore_files(build_index(made_up_catalog(count)))
                for path, content in files.items():
                    (Path(folder) / path).parent.mkdir(exist_ok=True)
                    (Path(folder) / path).write_bytes(content())
                page = browser.new_page(viewport={"width": 1440, "height": 900})
                print(f"{count:>7} records: {measure(page, base, files[DATA]())}")  # noqa: T201
                page.close()
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
