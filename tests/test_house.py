"""The house itself: packages, pins, commands and texts agree with each other."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bot.terminal.cli import footnote
from corpus.errors import FootnoteError
from corpus.sources import open_source

ROOT = Path(__file__).parent.parent
TOPS = ("bot", "retrieval", "corpus")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
ARTICLES = sorted((ROOT / "corpus" / "articles").glob("*.md"))


def pins() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for line in (ROOT / ".ci" / "constraints.txt").read_text().splitlines():
        if not line.startswith("#"):
            name, _, version = line.partition(";")[0].strip().partition("==")
            found.setdefault(canonicalize_name(name), set()).add(version)
    return found


def test_the_wheel_holds_every_package() -> None:
    from setuptools import find_packages

    there = {
        ".".join(init.parent.relative_to(ROOT).parts) for top in TOPS for init in (ROOT / top).rglob("__init__.py")
    }
    folders = {".".join(file.parent.relative_to(ROOT).parts) for top in TOPS for file in (ROOT / top).rglob("*.py")}
    assert there == folders == set(find_packages(str(ROOT), **PROJECT["tool"]["setuptools"]["packages"]["find"]))


GROUPS = PROJECT["dependency-groups"]


@pytest.mark.parametrize("line", [*PROJECT["project"]["dependencies"], *GROUPS["dev"], *GROUPS["docs"]])
def test_every_dependency_is_pinned_to_a_version_it_allows(line: str) -> None:
    wanted = Requirement(line)
    versions = pins()[canonicalize_name(wanted.name)]
    assert versions
    assert all(wanted.specifier.contains(version) for version in versions)


def test_the_owners_libraries_are_installed() -> None:
    named = {Requirement(line).name for line in PROJECT["project"]["dependencies"]}
    assert {"langchain", "chromadb", "sentence-transformers", "discord.py"} <= named


def test_ci_runs_what_the_readme_says() -> None:
    script = (ROOT / ".ci" / "run").read_text()
    assert re.search(r"^make test$", script, re.MULTILINE)
    readme = (ROOT / "README.md").read_text()
    assert "$ make ask" in readme
    assert "$ make test" in readme


def test_every_command_the_readme_shows_exists() -> None:
    shown = set(re.findall(r"footnote ([a-z]+)", (ROOT / "README.md").read_text()))
    assert shown - set(footnote.commands) == set()
    assert {"ask", "chat", "search", "refresh", "status", "doctor", "run", "eval"} <= set(footnote.commands)


def test_every_target_the_readme_shows_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)", (ROOT / "README.md").read_text())) - targets == set()
    assert {"ask", "chat", "bot", "test", "test-all", "check", "bench"} <= targets


def hooks() -> dict[str, dict[str, Any]]:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())
    return {hook["id"]: hook for repo in config["repos"] for hook in repo["hooks"]}


def test_pre_commit_is_make_check() -> None:
    assert hooks()["check"]["entry"] == "make check"


@pytest.mark.parametrize(
    ("message", "passes"),
    [
        ("Keep the pointer\n\nIt was lost in a crash.\n", True),
        (f"{'x' * 72}\n\nWhy.\n", True),
        (f"{'x' * 73}\n\nWhy.\n", False),
        ("No body\n", False),
        ("No empty line\nWhy.\n", False),
        ("Comments alone\n\n# Please enter the commit message.\n", False),
    ],
)
def test_a_commit_says_what_in_a_line_and_why_below(message: str, passes: bool) -> None:
    hook = hooks()["commit-message"]
    assert (hook["language"], hook["args"]) == ("pygrep", ["--negate", "--multiline"])
    assert bool(re.search(hook["entry"], message, re.MULTILINE)) is passes


def test_the_errors_are_drawn_as_they_are() -> None:
    import corpus.errors

    drawn = set(re.findall(r"[├└]── (\w+)", corpus.errors.__doc__ or ""))
    defined = {
        name for name, value in vars(corpus.errors).items()
        if isinstance(value, type) and issubclass(value, FootnoteError) and value is not FootnoteError
    }  # fmt: skip
    assert drawn == defined


def test_there_are_enough_sample_articles() -> None:
    assert len(ARTICLES) >= 24


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_a_sample_article_is_whole(path: Path) -> None:
    (found,) = open_source(path).read()
    article = found.article  # type: ignore[union-attr]  # a Failure has none, and fails here
    assert 200 <= len(article.text.split()) <= 500
    assert article.published is not None
    assert path.name.startswith(article.published.isoformat())
    assert article.publisher in {"Footnote Seoul Desk", "Footnote Tokyo Desk", "Footnote Archive"}
    assert (article.author, article.language) == ("Footnote contributors", "en")
    assert article.url is None or article.url.startswith("https://")
    assert len(article.title) <= 90
