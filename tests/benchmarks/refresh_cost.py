"""What a refresh costs: `python -m tests.benchmarks.refresh_cost FOLDER...`, BEIR folders beside the sample articles.

Three refreshes of all of them as one folder of text files: from nothing, with nothing changed, and with one sentence
added to one article in a hundred. Counts what is encoded, and how long it takes.
"""

import json
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.services import build_engine
from bot.settings import Settings
from corpus.sample import sample_articles
from retrieval.refresh.report import Report
from tests.support.refreshers import refresher_of

_ADDED = (
    "A spokesman said on Tuesday that the harbour office would publish its own figures before the end of the month."
)


def write(folder: Path, sources: list[Path]) -> list[Path]:
    """Write every article as a file of its own. Returns the files."""
    files = []
    for article in sample_articles().glob("*.md"):
        files.append(folder / article.name)
        files[-1].write_text(article.read_text(encoding="utf-8"), encoding="utf-8")
    for source in sources:
        for n, line in enumerate((source / "corpus.jsonl").read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            files.append(folder / f"{source.name}-{n}.txt")
            files[-1].write_text(f"{row.get('title') or ''}\n\n{row['text']}", encoding="utf-8")
    return files


def change(files: list[Path]) -> int:
    """Put a sentence into the middle of each hundredth file. Returns into how many."""
    chosen = sorted(files)[::100]
    for file in chosen:
        paragraphs = file.read_text(encoding="utf-8").split("\n")
        paragraphs.insert(len(paragraphs) // 2 + 1, _ADDED)
        file.write_text("\n".join(paragraphs), encoding="utf-8")
    return len(chosen)


def main(sources: list[Path]) -> dict[str, Any]:
    """Return the figures."""
    with TemporaryDirectory() as directory:
        folder, data = Path(directory) / "articles", Path(directory) / "data"
        folder.mkdir()
        files = write(folder, sources)
        figures: dict[str, Any] = {"articles": len(files)}
        for name in ("full", "nothing changed", "one in a hundred changed by a sentence"):
            altered = change(files) if name.startswith("one") else 0
            began = time.perf_counter()
            report = _refresh(data, folder)
            figures[name] = {
                "seconds": round(time.perf_counter() - began, 2),
                "chunks_encoded": report.chunks,
                "changed": len(report.changed),
                "altered": altered,
                "failed": len(report.failed),
            }
        return figures


def _refresh(data: Path, folder: Path) -> Report:
    """Refresh as a new process would: with nothing loaded yet but the modules."""
    engine = build_engine(Settings(_env_file=None, data_dir=data))
    try:
        return refresher_of(engine).run([str(folder)])
    finally:
        engine.catalog.close()


if __name__ == "__main__":
    print(json.dumps(main([Path(name) for name in sys.argv[1:]])))
