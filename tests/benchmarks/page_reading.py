"""How well pages are read: `python -m tests.benchmarks.page_reading TRAFILATURA_TESTS [READABILITY_PAGES]`.

The first folder is `tests` of adbar/trafilatura: some thousand pages with segments that a text must and must not hold,
and with titles, days and authors. The second is `test/test-pages` of mozilla/readability: pages with the blocks that
are wanted of them. Footnote stands beside trafilatura as it comes and in its mode of recall, in one run.
"""

import json
import logging
import re
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import html
from trafilatura import bare_extraction

from corpus.errors import SourceError
from corpus.parsers.draft import Draft, join_words
from corpus.parsers.html import parse_html

Reader = Callable[[bytes], Draft]
_WORD = re.compile(r"\w+")
_NOTE = re.compile(r"\W*\w{1,3}\W*|\W*")
_BLOCKS = ("p", "li", "h2", "h3", "h4", "blockquote", "figcaption", "pre", "td")


@dataclass
class Figures:
    """Hold what one reader got right, and the words of each page's text."""

    counts: Counter[str] = field(default_factory=Counter)
    words: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0


def footnote(data: bytes) -> Draft:
    """Return what Footnote reads; an empty draft where it refuses a page."""
    try:
        return parse_html(data)
    except SourceError:
        return Draft(text="")


def stock(*, recall: bool) -> Reader:
    """Return trafilatura, as it comes or in favour of recall."""

    def read(data: bytes) -> Draft:
        found: Any = bare_extraction(data, include_comments=False, with_metadata=True, favor_recall=recall)
        if found is None:
            return Draft(text="")
        return Draft(text=found.text or "", title=found.title, published=found.date, author=found.author)

    return read


READERS: Mapping[str, Reader] = {
    "footnote": footnote,
    "trafilatura": stock(recall=False),
    "trafilatura, recall": stock(recall=True),
}


def main(tests: Path, pages: Path | None) -> dict[str, Figures]:
    """Return the figures of each reader."""
    logging.disable(logging.CRITICAL)
    wanted = json.loads((tests / "evaldata.json").read_text(encoding="utf-8"))
    figures = {name: Figures() for name in READERS}
    for url, item in sorted(wanted.items()):
        data = next(path for path in (tests / "cache" / item["file"], tests / "eval" / item["file"]) if path.is_file())
        for name, draft in _read_by_all(data.read_bytes(), figures):
            _count_segments(draft, item, figures[name].counts)
            _count_fields(draft, item, figures[name].counts)
            figures[name].words[url] = len(_words(draft.text))
    for folder in sorted(pages.iterdir()) if pages else ():
        blocks = list(_expected(folder / "expected.html"))
        for name, draft in _read_by_all((folder / "source.html").read_bytes(), figures):
            text = f" {' '.join(_words(draft.text))} "
            figures[name].counts["blocks"] += len(blocks)
            figures[name].counts["found"] += sum(any(f" {form} " in text for form in forms) for forms in blocks)
    return figures


def _read_by_all(data: bytes, figures: Mapping[str, Figures]) -> Iterator[tuple[str, Draft]]:
    for name, reader in READERS.items():
        began = time.process_time()
        draft = reader(data)
        figures[name].seconds += time.process_time() - began
        yield name, draft


def _count_segments(draft: Draft, item: dict[str, Any], counts: Counter[str]) -> None:
    text = _plain(join_words(draft.text))
    there = sum(_plain(segment) in text for segment in item["with"])
    counts["wanted"] += there
    counts["missing"] += len(item["with"]) - there
    counts["unwanted"] += sum(_plain(segment) in text for segment in item["without"])


def _count_fields(draft: Draft, item: dict[str, Any], counts: Counter[str]) -> None:
    named = item.get("author") or []
    golds = set(map(_flat, named if isinstance(named, list) else named.split("; ")))
    judged = {
        "title": (_flat(item.get("title")), _flat(draft.title)),
        "day": (item.get("date") or "", draft.published or ""),
        "author": (golds - {""}, set(map(_flat, re.split("; |, ", draft.author or ""))) - {""}),
    }
    for name, (gold, said) in judged.items():
        if gold:
            counts[f"{name} right"] += gold == said
            counts[f"{name} wrong"] += bool(said) and gold != said


def _expected(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the words of each wanted block, with and without the marks of its footnotes."""
    tree = html.fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    for element in tree.iter(*_BLOCKS):
        if next(element.iterdescendants("p", "li", "blockquote", "pre", "td"), None) is None:
            whole = " ".join(_words(element.text_content()))
            for mark in [mark for mark in element.iter("sup") if _NOTE.fullmatch(mark.text_content())]:
                mark.drop_tree()
            if len(whole.split()) > 2:
                yield whole, " ".join(_words(element.text_content()))


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).lower())


def _flat(text: str | None) -> str:
    return " ".join(_words(text or ""))


def table(figures: Mapping[str, Figures]) -> str:
    """Return the figures as a Markdown table."""
    most = figures["trafilatura, recall"].words
    lines = [
        "| reader | wanted missing | unwanted | F1 | half lost | titles | days | authors | blocks | s |",
        "| --- |" + " --- |" * 9,
    ]
    for name, each in figures.items():
        counts = each.counts
        score = 2 * counts["wanted"] / max(1, 2 * counts["wanted"] + counts["unwanted"] + counts["missing"])
        lost = sum(each.words[url] < words / 2 for url, words in most.items())
        fields = [f"{counts[f'{key} right']} ({counts[f'{key} wrong']} wrong)" for key in ("title", "day", "author")]
        found = f"{counts['found'] / counts['blocks']:.3f}" if counts["blocks"] else ""
        cells = [
            name,
            counts["missing"],
            counts["unwanted"],
            f"{score:.3f}",
            lost,
            *fields,
            found,
            f"{each.seconds:.0f}",
        ]
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    folders = [Path(argument) for argument in sys.argv[1:]]
    print(table(main(folders[0], folders[1] if len(folders) > 1 else None)))
