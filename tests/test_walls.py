"""What imports cost and where settings are read; who may import whom stands in `.importlinter`."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("corpus", "retrieval", "bot")


def modules() -> Iterator[Path]:
    for package in PACKAGES:
        yield from sorted((ROOT / package).rglob("*.py"))


@pytest.mark.parametrize("module", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_the_environment_is_read_in_the_settings_alone(module: Path) -> None:
    for node in ast.walk(ast.parse(module.read_text())):
        reads = isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv")
        reads = reads and isinstance(node.value, ast.Name) and node.value.id == "os"
        assert not reads or module.name == "settings.py", f"{module}:{node.lineno} reads the environment"


@pytest.mark.parametrize(
    "name",
    [
        "bot.terminal.cli",
        "bot.client",
        "retrieval.answer.engine",
        "retrieval.write.writer",
        "corpus.sources",
        "retrieval",
    ],
)
def test_importing_a_module_imports_nothing_heavy(name: str) -> None:
    heavy = [
        "torch",
        "transformers",
        "sentence_transformers",
        "chromadb",
        "langchain_core",
        "trafilatura",
        "pypdfium2",
        "mammoth",
        "striprtf",
        "httpx",
        "feedparser",
    ]
    script = f"import {name}, sys; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
