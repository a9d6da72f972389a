"""Quotes as simcord's page draws them."""

import sys

import pytest
from simcord import preview
from simcord.preview import _markdown

from bot.terminal.preview.quotes import end_quotes_with_their_line


@pytest.fixture(autouse=True)
def _as_it_was(monkeypatch):
    monkeypatch.setattr(_markdown, "_discord_multiline_quotes", _markdown._discord_multiline_quotes)


def blocks(text: str) -> list[str]:
    return [block["type"] for block in _markdown.markdown_tokens(text)]


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("> asked\nanswered", ["blockquote", "paragraph"]),
        ("> one\n> two\nanswered", ["blockquote", "paragraph"]),
        (">>> one\ntwo", ["blockquote"]),
        ("answered", ["paragraph"]),
    ],
)
def test_a_quote_ends_with_its_line(text, drawn):
    end_quotes_with_their_line()
    end_quotes_with_their_line()
    assert blocks(text) == drawn


def test_simcord_alone_takes_the_next_line_into_the_quote():
    """Where this fails, simcord draws quotes as Discord does, and the module is needless."""
    assert blocks("> asked\nanswered") == ["blockquote"]


def test_a_simcord_that_reads_markdown_otherwise_is_left_alone(monkeypatch):
    monkeypatch.delattr(_markdown, "_discord_multiline_quotes")
    end_quotes_with_their_line()
    monkeypatch.delattr(preview, "_markdown")
    monkeypatch.setitem(sys.modules, "simcord.preview._markdown", None)
    end_quotes_with_their_line()
