"""The walls of the house: who may import whom."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("corpus", "retrieval", "bot")
# Which modules may import what is kept behind a wall.
ALLOWED = {
    "discord": ("bot/discord/", "bot/client.py", "bot/terminal/preview.py"),
    "chromadb": ("retrieval/index/chroma_client.py",),
    "sentence_transformers": ("retrieval/encode/torch_model.py", "retrieval/search/cross_encoder.py"),
    "transformers": ("retrieval/encode/torch_model.py", "retrieval/search/cross_encoder.py"),
    "torch": ("retrieval/encode/torch_model.py",),
    "ray": ("retrieval/encode/worker_pool.py",),
    "onnxruntime": ("retrieval/encode/onnx_bert.py",),
    "langchain": ("retrieval/write/chat_model.py",),
    "langchain_core": ("retrieval/answer/langchain_retriever.py", "retrieval/write/chat_model.py"),
    "bm25s": ("retrieval/index/bm25.py",),
    "trafilatura": ("corpus/parsers/html.py",),
    "pypdf": ("corpus/parsers/pdf.py",),
    "httpcore": ("corpus/web/network.py",),
    "feedparser": ("corpus/web/feeds.py",),
    "protego": ("corpus/web/robots.py",),
    "listparser": ("corpus/opml.py",),
    "matplotlib": ("retrieval/evaluate/report.py", "bot/render/timeline_chart.py"),
    "ir_measures": ("retrieval/evaluate/beir.py",),
    "dotenv": (),
    "fluent": ("bot/render/messages.py",),
    "babel": ("bot/render/messages.py",),
    "pythonjsonlogger": ("bot/monitoring/logging_setup.py",),
}


def modules() -> Iterator[Path]:
    for package in PACKAGES:
        yield from sorted((ROOT / package).rglob("*.py"))


def imports(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are absolute here"
            yield node.module or ""


@pytest.mark.parametrize("module", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way_and_stay_behind_their_walls(module: Path) -> None:
    here = module.relative_to(ROOT).as_posix()
    unknown = PACKAGES[PACKAGES.index(here.split("/")[0]) + 1 :]
    for name in imports(module):
        top = name.split(".")[0]
        assert top not in unknown, f"{here} imports {name}: the wrong way"
        assert top not in ALLOWED or here.startswith(ALLOWED[top]), f"{here} imports {name}: behind a wall"


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
        "pypdf",
        "httpx",
        "feedparser",
    ]
    script = f"import {name}, sys; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
