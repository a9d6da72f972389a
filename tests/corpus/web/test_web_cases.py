"""Every case that the web can make (tests/support/web_cases.py), read over real HTTP from 127.0.0.1.

What each case got is also written to build/web-cases.md, to be read: so it is said in English, as the terminal says it.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from bot.render.reasons import sentence
from corpus.article import Failure
from corpus.errors import SourceError
from corpus.read_results import Found, Gone, Reading, Unchanged
from corpus.sources import open_source
from corpus.specs import SourceSpec
from tests.support.web_cases import CASES, LIMIT, SECONDS, Case
from tests.support.web_server import OPEN, Answer, WebServer, serving_web

REPORT = Path(__file__).parents[3] / "build" / "web-cases.md"
Rows = dict[str, str]  # what each case got, by "section: name"


def outcome(web: WebServer, case: Case) -> str:
    """Return what is said of a source at the case's address."""
    fetcher = web.fetcher(timeout_s=SECONDS, max_bytes=LIMIT)
    location = SourceSpec(case.kind, case.url) if case.kind else case.url  # type: ignore[arg-type]
    try:
        return said(list(open_source(location, fetcher, case.known).read()))
    except SourceError as error:
        return f"refused: {sentence(error.reason)}"


def said(readings: list[Reading]) -> str:
    found = [reading for reading in readings if isinstance(reading, Found)]
    unchanged = sum(isinstance(reading, Unchanged) for reading in readings)
    told = [f"{unchanged} unchanged"] if unchanged else []
    told += [f"{len(found)} read: {described(found[0])}"] if found else []
    told += [f"gone: {sentence(reading.error)}" for reading in readings if isinstance(reading, Gone)]
    told += [f"refused: {sentence(reading.error)}" for reading in readings if isinstance(reading, Failure)]
    return ", ".join(told) or "nothing"


def described(reading: Found) -> str:
    article = reading.article
    by = ", ".join(map(str, filter(None, (article.author, article.publisher, article.published, article.language))))
    return f"“{article.title}” ({len(article.text.split())} words) by {by}, at {article.id}"


@pytest.fixture(scope="module")
def rows() -> Iterator[Rows]:
    """Collect what every case got; processes that share the cases write one report together."""
    collected: Rows = {}
    yield collected
    REPORT.parent.mkdir(exist_ok=True)
    with FileLock(REPORT.with_suffix(".lock")):
        kept = REPORT.with_suffix(".json")
        everything = {**(json.loads(kept.read_text()) if kept.is_file() else {}), **collected}
        kept.write_text(json.dumps(everything))
        REPORT.write_text(report(everything))


def report(rows: Rows) -> str:
    lines = [f"# What the web may do, and what it gets: {sum(map(len, CASES.values()))} cases", ""]
    lines += [f"Here a page may have {LIMIT:,} bytes and take {SECONDS} seconds.", ""]
    for section, cases in CASES.items():
        lines += [f"## {section}", "", "| case | what it gets |", "| --- | --- |"]
        got = {case.name: rows.get(f"{section}: {case.name}", "not run").replace("|", r"\|") for case in cases}
        lines += [f"| {name} | {what} |" for name, what in got.items()] + [""]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("name", "case"), [(f"{section}: {case.name}", case) for section, cases in CASES.items() for case in cases]
)
def test_every_case_gets_what_it_should(name: str, case: Case, rows: Rows) -> None:
    with serving_web() as web:
        web.pages.update({url: Answer(page) if isinstance(page, str) else page for url, page in case.pages.items()})
        web.network.names.update(case.names)
        rows[name] = outcome(web, case)
        asked = [request for request in web.requests if not request.url.endswith("/robots.txt")]
    assert re.search(case.gets, rows[name])
    assert case.requests in (None, len(asked))
    assert {address for address, _ in web.network.connected} <= {OPEN}


def test_no_two_cases_have_one_name() -> None:
    for cases in CASES.values():
        assert len({case.name for case in cases}) == len(cases)
