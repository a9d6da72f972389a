"""Files nobody would write: whatever is in them, they become an article that can be cut, quoted and shown, or a reason.

`FUZZ=5000 python -m pytest tests/corpus/parsers/test_fuzz.py` looks longer. What was found
stands in the tests of its own module, and below as examples.
"""

import json
import os
import re
import time
from datetime import date

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.render.answer_pages import answer_pages
from bot.render.escaping import safe_link
from corpus.article import Article, Failure
from corpus.chunking import chunk_article
from corpus.errors import SourceError
from corpus.parsers import FORMS, parse
from corpus.parsers.beir import number_rows
from corpus.sentences import split_sentences
from retrieval.cite.text_fragments import link
from retrieval.text.terms import terms
from retrieval.types import Answer, Citation, Question
from tests.bot.render.test_answer_pages import HOSTILE, MARKER
from tests.journeys.test_hostile import harmless
from tests.support.documents import docx, epub, odt, words
from tests.support.fakes import ToyTokenizer
from tests.support.pdfs import pdf

# Some seconds for what takes milliseconds: only what grows out of all proportion takes longer, on any machine.
_CPU_S = 5.0
look = settings(
    max_examples=int(os.environ.get("FUZZ", "60")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


SEEDS = {
    ".md": b"---\ntitle: The ferry\npublished: 2020-06-02\nurl: https://a.example/b\ntags: [a, {b: c}]\n---\n\n"
    b"# The ferry\n\nA *ferry* crosses [every](https://a.example) hour.\n\n> It **pays**.\n\n- one\n  - two\n\n"
    b"| a | b |\n|---|---|\n| 1 | 2 |\n\n```py\nx\n```\n<div>raw</div>\n",
    ".html": b"<!doctype html><html lang=en><head><title>The ferry</title><meta property='article:published_time' "
    b"content='2020-06-02'><script type='application/ld+json'>{\"@type\":\"NewsArticle\"}</script></head><body>"
    b"<article><h1>The ferry</h1><p>A ferry crosses <b>every</b> hour &amp; pays.</p><ul><li>one</li></ul><pre>x</pre>"
    b"<table><tr><td>1</td></tr></table></article></body></html>",
    ".txt": "The ferry\r\n\r\nA ferry crosses every hour. フェリーは毎時。 페리는 매시간.".encode(),
    ".pdf": pdf("A ferry crosses every hour.", "It pays.", metadata={"/Title": "The ferry"}),
    ".docx": docx(words("A ferry crosses every hour."), title="The ferry"),
    ".odt": odt("<text:p>A ferry crosses <text:s text:c='2'/>every hour.</text:p>", title="The ferry"),
    ".epub": epub({"a.xhtml": "The ferry\n<p>A ferry crosses every hour.</p>"}),
    ".rtf": rb"{\rtf1\ansi\ansicpg1252{\info{\title The ferry}}A ferry {\super 1} crosses \b every\b0  hour.\par}",
    ".eml": b"From: Ann <a@news.example>\nSubject: The ferry\nDate: Tue, 02 Jun 2020 10:00:00 +0000\n\nA ferry.\n",
    ".mhtml": b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n"
    b"<p>A ferry crosses.</p>\n--b--\n",
}  # fmt: skip
# What formats and Discord take as meaning something.
TOKENS = [token.encode() for token in HOSTILE.split(" ")] + [
    b"---\n", b"\n\n", b"```", b"> ", b"- ", b"|", b"[", b"](", b"*", b"_", b"<", b">", b"<div>", b"</div>", b"<!--",
    b"-->", b"<script>", b"&#x110000;", b"&amp;", b"!!python/object:os.system", b"&a [*a]", b": ", b"\x00", b"\xff\xfe",
    b"\xed\xa0\x80", b"%PDF-1.4", b"endobj", b"<<", b">>", b"/Pages", b"stream", b"{", b"}", b'"', b"\x1b[2J",
    "\u202e".encode(), b"9999-99-99",
]  # fmt: skip


@st.composite
def files(draw) -> tuple[str, bytes]:
    """Draw a file's name and bytes: a true one, cut about and filled with pieces, some of them many times."""
    suffix = draw(st.sampled_from(sorted(FORMS)))
    data = bytearray(draw(st.sampled_from([b"", *SEEDS.values(), SEEDS.get(suffix, SEEDS[".txt"])])))
    for _ in range(draw(st.integers(0, 6))):
        place = draw(st.integers(0, len(data)))
        piece = draw(st.sampled_from(TOKENS) | st.binary(max_size=12)) * draw(st.sampled_from([1, 1, 1, 2, 50, 2_000]))
        data[place : place + draw(st.sampled_from([0, 0, 1, 30]))] = piece
    return f"file{suffix}", bytes(data)


def checked(article: Article) -> None:
    """Assert what everything after the parser relies on."""
    assert article.text.strip()
    assert not re.search("[\0\ud800-\udfff]", article.text)
    assert article.title.strip() == article.title
    assert len(article.title.splitlines()) <= 1
    assert article.url is None or article.url.startswith(("http://", "https://"))
    assert article.published is None or isinstance(article.published, date)
    for chunk in (chunks := chunk_article(article, ToyTokenizer())):
        assert 0 <= chunk.start < chunk.end <= len(article.text)
    kept = {place for chunk in chunks for place in range(chunk.start, chunk.end)}
    assert all(character.isspace() for place, character in enumerate(article.text) if place not in kept)


def shown(article: Article) -> None:
    """Assert that any sentence can be quoted: with a link that is one, on a page that does nothing."""
    quotes = split_sentences(article.text[:2_000], article.language)[:3]
    citations = []
    for n, (start, end) in enumerate(quotes, start=1):
        to = link(article.url or "https://a.example/b", article.text, start, end)
        assert to is None or safe_link(to)
        text = article.text[start:end]
        citations.append(
            Citation(
                n, article.id, article.title, article.publisher, article.published, article.url, text, start, end, to
            )
        )
        terms(text)
    if not citations:
        return
    said = " ".join(f"{' '.join(c.quote.split())} [{c.n}]" for c in citations)
    for page in answer_pages(Answer(Question("?"), "?", said, None, tuple(citations), (), "s")):
        harmless(re.sub(r"^(?:\[\d+\] )+", "", MARKER.sub("", page), flags=re.MULTILINE) or "x")


def parsed(data: bytes, name: str) -> Article | str:
    """Return the article, or the reason why there is none."""
    try:
        return parse(data, name=name, article_id=name)
    except SourceError as error:
        return str(error)


@look
@given(files())
def test_a_file_becomes_an_article_that_can_be_cut_quoted_and_shown_or_a_reason(file):
    name, data = file
    began = time.process_time()
    found = parsed(data, name)
    if isinstance(found, Article):
        checked(found)
        shown(found)
    else:
        assert len(found.splitlines()) == 1
    assert time.process_time() - began < _CPU_S, (name, data)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
ROWS = st.fixed_dictionaries({}, optional={"_id": JSON, "title": JSON, "text": JSON, "metadata": JSON})


@look
@given(st.lists(ROWS.map(lambda row: json.dumps(row).encode()) | st.binary(max_size=60), max_size=6))
@example([b'{"_id": "1", "text": "\\ud800"}', b"[" * 100_000, b"1" * 10_000])
def test_a_file_of_rows_gives_an_article_or_a_reason_a_row(lines):
    for _, found in number_rows(lines, name="corpus.jsonl"):
        if isinstance(found, Failure):
            assert found.error
        else:
            checked(found)
