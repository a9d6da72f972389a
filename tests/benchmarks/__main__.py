"""Footnote beside the stock LangChain recipe, in one run: `make bench ARGS="DIR"`, or `python -m tests.benchmarks DIR`.

DIR is a BEIR folder. Both have the same weights, a reader's too, and the same articles, take turns, and do everything
in new processes. The weights are those of FOOTNOTE_EMBEDDING_MODEL. Figures are medians over several runs; only ratios
of one run mean something, since a machine is never equally busy. What the recipe needs goes into a folder of its own,
where it changes nothing of Footnote's.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

from tests.benchmarks.charts import draw_growth, draw_ratios
from tests.benchmarks.comparing import NO_READER, compare, table
from tests.benchmarks.running import ROOT, last_value, measured_model, run

NAMES = ("footnote", "stock")
QUESTION = "How much does it cost to rent a car for a week?"
_SIZES = ("1000", "3000", "10000", "30000", "100000")


def main() -> None:
    """Measure, print, and draw."""
    options = _options()
    packages = _stock_packages(options.packages)
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as directory:
        found = Bench(options.folder, Path(directory), packages, options.quick).measure(options.runs)
        compared = compare(found["footnote"], found["stock"])
        shown = f"Both with {measured_model()}:\n\n{table(compared, found['footnote'])}"
        print(shown, flush=True)
        draw_ratios(compared, options.out / "bench.png")
        told: dict[str, Any] = {name: {key: list(values) for key, values in found[name].items()} for name in NAMES}
        told["encoder"] = measured_model()
        if not options.no_growth:
            sizes = _SIZES[:2] if options.quick else _SIZES
            grown = {name: _grown(name, options.folder, Path(directory), packages, sizes) for name in NAMES}
            draw_growth(grown, options.out / "growth.png")
            told |= {"growth": grown}
        (options.out / "bench.json").write_text(json.dumps(told, indent=1) + "\n")
        (options.out / "bench.md").write_text(shown + "\n")


class Bench:
    """Measure both systems over one folder, by turns."""

    def __init__(self, folder: Path, directory: Path, packages: Path, quick: bool) -> None:
        self.folder = folder
        self.corpus = folder / "corpus.jsonl"
        self.directory = directory
        self.packages = packages
        self.asked = 50 if quick else 200
        self.colds = 2 if quick else 5

    def measure(self, runs: int) -> dict[str, dict[str, list[float]]]:
        """Return every figure of every run, by system."""
        found: dict[str, dict[str, list[float]]] = {name: defaultdict(list) for name in NAMES}
        run(["-m", "tests.benchmarks.stock", "prepare", str(self._place("stock", 0))], self.packages)
        for number in range(runs):
            for name in NAMES:
                _say(f"run {number + 1} of {runs}: {name} takes the articles in")
                self._ingest(name, number, found[name])
            for _ in range(self.colds):
                for name in NAMES:
                    taken = run(self._cold(name, number), self.packages)
                    found[name]["cold"].append(taken.seconds)
                    found[name]["processor cold"].append(taken.processor_seconds)
            for name in NAMES:
                _say(f"run {number + 1} of {runs}: {name} answers")
                self._serve(name, number, found[name])
        return found

    def _ingest(self, name: str, number: int, found: dict[str, list[float]]) -> None:
        place = self._place(name, number)
        commands = {
            "footnote": ["-m", "bot", "refresh", "--quiet", "--data-dir", str(place), str(self.corpus)],
            "stock": ["-m", "tests.benchmarks.stock", "ingest", str(place), str(self.corpus)],
        }
        taken = run(commands[name], self.packages)
        found["ingest"].append(taken.seconds)
        found["processor ingest"].append(taken.processor_seconds)
        found["memory ingest"].append(taken.megabytes)
        found["disk"].append(sum(file.stat().st_size for file in place.rglob("*") if file.is_file()) / 1e6)

    def _cold(self, name: str, number: int) -> list[str]:
        place = str(self._place(name, number))
        if name == "footnote":
            return ["-m", "bot", "ask", "--data-dir", place, QUESTION]
        return ["-m", "tests.benchmarks.stock", "ask", place, QUESTION]

    def _serve(self, name: str, number: int, found: dict[str, list[float]]) -> None:
        place = str(self._place(name, number))
        command = ["-m", "tests.benchmarks.serving", name, place, str(self.folder), str(self.asked)]
        for suffix, more in (("", ["ndcg"] * (number == 0)), (NO_READER, ["no-reader"])):
            for key, value in last_value(run([*command, *more], self.packages)).items():
                found[key + suffix].append(value)

    def _place(self, name: str, number: int) -> Path:
        return self.directory / f"{name}-{number}"


def _grown(name: str, folder: Path, directory: Path, packages: Path, sizes: tuple[str, ...]) -> list[dict[str, float]]:
    _say(f"{name} grows to {sizes[-1]} chunks")
    place = directory / f"grown-{name}" / "data"
    done = run(["-m", "tests.benchmarks.growth", name, str(place), str(folder), *sizes], packages)
    for line in done.output.splitlines():
        print(name, line, flush=True)
    return [json.loads(line) for line in done.output.splitlines()]


def _stock_packages(place: Path) -> Path:
    """Return the folder with what the recipe needs beside Footnote's packages, filled when it is missing."""
    if not (place / "langchain_chroma").is_dir():
        groups = tomllib.loads((ROOT / "pyproject.toml").read_text())["dependency-groups"]
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(place)]
        subprocess.run([*command, *groups["bench"]], check=True)
    return place


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="a BEIR folder")
    parser.add_argument("--runs", type=int, default=3, help="how often everything is measured")
    parser.add_argument("--quick", action="store_true", help="few questions, small sizes: to see that it works")
    parser.add_argument("--no-growth", action="store_true", help="leave out the growth to 100,000 chunks")
    parser.add_argument("--out", type=Path, default=ROOT / "var" / "bench", help="where figures and charts go")
    parser.add_argument("--packages", type=Path, default=Path(sys.prefix) / "bench", help="what the recipe needs")
    return parser.parse_args()


if __name__ == "__main__":
    main()
