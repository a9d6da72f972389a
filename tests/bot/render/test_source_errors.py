"""Why something can't be read is said in a person's language, for every reason that there is."""

import ast
import errno
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.render.jobs import report_file, report_text
from bot.render.messages import words_for
from bot.render.source_errors import reason_in
from corpus.article import Failure
from corpus.files import _REASONS as FILES
from corpus.files import reason_for
from corpus.web.addresses import _IPV4, _IPV6, check_address
from corpus.web.request import _REASONS as STATUSES
from retrieval.refresh.report import Report

ROOT = Path(__file__).parents[3]
EN, KO, JA = map(words_for, ("en", "ko", "ja"))
RAISED = ("SourceError", "FetchError", "Failure", "LaterError", "ConnectError")
# What only whoever works at the terminal, or writes programs, is told.
NOT_FOR_DISCORD = (
    "add an address as a source first",
    "no source was given",
    "a source is one of",
    "a source has no",
    "a source needs a kind",
    "is not the absolute path",
    "is not UTF-8; rename it",
    "is not an address",
    "is a list of patterns",
    "is a whole number from",
    "is not the path of a folder or a file",
    # These are put together from others, as below.
    "can't be read as YAML7",
    "7; split it, or",
    "the 7 is gone",
)
PUT_TOGETHER = (
    "the front matter can't be read as YAML: mapping values are not allowed here, in line 3 of the file",
    "it takes longer than 60 seconds to read; split it, or save it in a simpler form",
    "it takes too much to read; split it, or save it in a simpler form",
    "the feed is gone for good (410); remove it from the sources",
    "the sitemap is gone for good (410); remove it from the sources",
    "the server is asked too often (429); it asks us to come back in 7,200 seconds",
    "its robots.txt can't be read: it takes longer than 30 seconds",
)


def said(node: ast.expr, constants: dict[str, str]) -> Iterator[str]:
    """Yield what an expression may say, with 7 for each value; nothing for what isn't written there."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Name) and node.id in constants:
        yield constants[node.id]
    elif isinstance(node, ast.IfExp):
        yield from itertools.chain(said(node.body, constants), said(node.orelse, constants))
    elif isinstance(node, ast.JoinedStr):
        parts = []
        for part in node.values:
            value = part.value
            parts.append(str(value) if isinstance(part, ast.Constant) else next(said(value, constants), "7"))
        if any(isinstance(part, ast.Constant) and str(part.value).strip(" :.,") for part in node.values):
            yield "".join(parts)


def reasons() -> Iterator[tuple[str, str]]:
    """Yield every reason that the code gives, with where."""
    for file in (*(ROOT / "corpus").rglob("*.py"), ROOT / "retrieval" / "refresh" / "reconciler.py"):
        tree = ast.parse(file.read_text())
        constants = {
            target.id: node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            name = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
            if name in RAISED:
                for argument in node.args[1:] if name == "Failure" else node.args[:1]:
                    yield from ((file.name, text) for text in said(argument, constants))


FOR_DISCORD = [(file, text) for file, text in reasons() if not any(other in text for other in NOT_FOR_DISCORD)]


@pytest.mark.parametrize(("file", "text"), [*FOR_DISCORD, *(("", text) for text in PUT_TOGETHER)])
def test_every_reason_is_said_in_korean_and_japanese(file: str, text: str) -> None:
    assert reason_in(text, EN) == text
    for words in (KO, JA):
        assert reason_in(text, words) != text, f"{file}: add it to bot/render/locales/*/reasons.ftl"


def test_the_reasons_are_found_where_they_are_given() -> None:
    found = {text for _, text in reasons()}
    assert len(found) > 80
    assert {"the file is empty", "it redirects more than 7 times", "it is not a feed"} <= found


@pytest.mark.parametrize("text", [*FILES.values(), *STATUSES.values(), reason_for(OSError(errno.ENOTTY, "odd"))])
def test_so_are_those_of_the_system_and_of_servers(text: str) -> None:
    assert reason_in(text, KO) != text != reason_in(text, JA)


@pytest.mark.parametrize("network", [*_IPV4, *_IPV6])
def test_so_is_what_an_address_is(network) -> None:
    with pytest.raises(Exception, match="its host has an address that is") as told:
        check_address(str(network[0]))
    assert not any(char.isascii() and char.isalpha() for char in reason_in(str(told.value), KO).split("(")[0])


@pytest.mark.parametrize(
    ("text", "korean"),
    [
        ("there is no such page (404)", "그런 페이지가 없어요 (404)"),
        (
            "it is larger than 10,485,760 bytes, the most that is read of one address",
            "주소 하나에서 읽는 한도 10,485,760바이트보다 커요",
        ),
        (
            "it redirects to where nothing can be read: its host has an address that is loopback; only hosts on the "
            "open internet are read",
            "읽을 수 없는 곳으로 보내요: 서버의 주소가 공개 인터넷의 것이 아니에요(자기 자신). "
            "공개 인터넷의 서버만 읽어요",
        ),
        (
            "http://news.example/a: there is no such page (404) (and 3 more)",
            "http://news.example/a: 그런 페이지가 없어요 (404) (그리고 3건 더)",
        ),
        ("something that nobody foresaw", "something that nobody foresaw"),
        ("x" * 5000, "x" * 5000),
    ],
)
def test_values_and_reasons_within_reasons_are_kept(text: str, korean: str) -> None:
    assert reason_in(text, KO) == korean


def test_no_path_of_the_machine_is_shown_in_any_language() -> None:
    taken = "its id, a.md, is taken by a.md of /srv/secret/news: rename one of them"
    for words in (EN, KO, JA):
        assert "/srv" not in reason_in(taken, words)
        assert "/srv" not in reason_in("/srv/secret/news: it is not there, or no longer", words)
    assert reason_in(taken, EN) == "its id, a.md, is taken by a.md of news: rename one of them"


def test_a_report_says_why_in_the_language_that_it_is_in() -> None:
    failed = (Failure("http://news.example/a", "its robots.txt doesn't let it be read"),)
    report = Report("s", (), (), (), 0, failed, 0, 0.1, dry_run=False)
    assert report_text(report, "", KO).endswith("읽지 못하게 해요")
    assert report_file(report, JA).endswith("robots.txt が読むことを許していません\n")
