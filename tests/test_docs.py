"""What the documentation says: short, in paragraphs that can be read, and true of the code as it is."""

import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from bot.settings import Settings
from bot.terminal.cli import footnote

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PAGES = [README, ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", *sorted((ROOT / "docs").rglob("*.md"))]
# A path is what begins with one of these; "retrieval/read/" is a folder, "tests/questions" one as well.
TOPS = ("bot", "retrieval", "corpus", "tests", "docs", ".ci")
PAGES_SERVED = {"healthz", "readyz", "metrics"}
README_WORDS = 900
PARAGRAPH_WORDS = 80

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())


def prose(page: Path) -> str:
    """Return a page without its blocks of code."""
    return re.sub(r"^ *```.*?^ *```$", "", page.read_text(), flags=re.MULTILINE | re.DOTALL)


def paragraphs(page: Path) -> Iterator[str]:
    """Yield the paragraphs and the items of lists; tables and headings are none."""
    text = re.sub(r"^ *(?:[-*]|\d+\.) ", "\n", prose(page), flags=re.MULTILINE)
    for block in re.split(r"\n\s*\n", text):
        if not block.lstrip().startswith(("|", "#", "<!--")):
            yield block


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as they are made where Markdown is shown."""
    headings = re.findall(r"^#{1,3} (.+)$", prose(page), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def calls(page: Path) -> Iterator[tuple[str, ...]]:
    """Yield the words after `footnote` wherever a page calls it."""
    for call in re.findall(r"(?:`|^\$ (?:\.venv/bin/)?)footnote ([^`\n#]+)", page.read_text(), flags=re.MULTILINE):
        yield tuple(call.split())


def test_the_readme_is_short() -> None:
    assert len(README.read_text().split()) <= README_WORDS


@each_page
def test_no_paragraph_is_long(page: Path) -> None:
    assert [block for block in paragraphs(page) if len(block.split()) > PARAGRAPH_WORDS] == []


@each_page
def test_every_path_is_there(page: Path) -> None:
    named = re.findall(rf"`((?:{'|'.join(map(re.escape, TOPS))})/[\w./*-]*)`", page.read_text())
    modules = re.findall(r"python -m ((?:tests|retrieval|corpus)[\w.]*)", page.read_text())
    named += [module.replace(".", "/") + "*" for module in modules]
    assert [path for path in named if not list(ROOT.glob(path.rstrip("/")))] == []


@each_page
def test_every_setting_is_there(page: Path) -> None:
    known = {f"FOOTNOTE_{name.upper()}" for name in Settings.model_fields}
    assert set(re.findall(r"\bFOOTNOTE_[A-Z_]+\b", page.read_text())) - known == set()


@each_page
def test_every_command_is_there_with_its_options(page: Path) -> None:
    for words in calls(page):
        command: click.Command = footnote
        for word in words:
            if not isinstance(command, click.Group):
                break
            assert word.rstrip(",.") in command.commands, f"footnote {' '.join(words)}"
            command = command.commands[word.rstrip(",.")]
        options = {name for parameter in command.params for name in parameter.opts} | {"--help"}
        assert {word for word in words if word.startswith("--")} - options == set(), f"footnote {' '.join(words)}"


@each_page
def test_every_target_is_there(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), flags=re.MULTILINE))
    assert set(re.findall(r"(?:`|^\$ )make ([a-z-]+)", page.read_text(), flags=re.MULTILINE)) - targets == set()


@each_page
def test_every_slash_command_is_there(page: Path) -> None:
    # Every command is translated, which other tests see to, so a catalog of translations knows them all.
    catalogs = (ROOT / "bot" / "render" / "locales" / "ko").glob("commands-*.ftl")
    known = set(re.findall(r"^command-([a-z-]+)", "\n".join(map(Path.read_text, catalogs)), flags=re.MULTILINE))
    named = re.findall(r"`/([a-z]+(?: [a-z]+)*)`", page.read_text())
    assert {name.replace(" ", "-") for name in named} - known - PAGES_SERVED == set()


@each_page
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", prose(page)):
        if "://" in link:
            continue
        path, _, anchor = link.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), link
        assert not anchor or anchor in anchors(there), link


def test_the_settings_page_is_the_settings() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "settings_page.py"))
    assert (ROOT / "docs" / "settings.md").read_text() == made["page"](), "run `make docs`"


def test_the_settings_page_has_every_setting_once() -> None:
    page = (ROOT / "docs" / "settings.md").read_text()
    names = [
        "DISCORD_TOKEN",
        *(f"FOOTNOTE_{name.upper()}" for name in Settings.model_fields if name != "discord_token"),
    ]
    assert [name for name in names if page.count(f"\n| `{name}` |") != 1] == []
