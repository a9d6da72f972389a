"""What a file is: its bytes are believed before its name."""

import pytest

from corpus.parsers.file_types import form_of, may_be_readable
from tests.corpus.parsers.test_parsers import parsed
from tests.support.documents import archive, docx, epub, odt, words
from tests.support.pdfs import pdf

PDF, DOCX, ODT = pdf("Nobody was hurt."), docx(words("Nobody was hurt.")), odt("<text:p>Nobody was hurt.</text:p>")
EPUB, RTF = epub({"a.xhtml": "One\n<p>Nobody was hurt.</p>"}), rb"{\rtf1\ansi Nobody was hurt.}"
HTML = b"\xef\xbb\xbf<!-- saved --><!DOCTYPE html><html><body><p>Nobody was hurt.</p></body></html>"
EML = b"Received: x\nFrom: Ann Roe <a@news.example>\nMIME-Version: 1.0\nMessage-ID: <1@x>\n\nNobody was hurt.\n"
MHTML = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/a\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related;\r\n\ttype="text/html"; boundary="b"\r\n\r\n--b\r\n'
    b"Content-Type: text/html\r\n\r\n<html><body><p>Nobody was hurt.</p></body></html>\r\n--b--\r\n"
)


@pytest.mark.parametrize(
    ("data", "form"),
    [(PDF, "pdf"), (DOCX, "docx"), (ODT, "odt"), (EPUB, "epub"), (RTF, "rtf"), (MHTML, "mhtml"), (EML, "eml")],
    ids=["pdf", "docx", "odt", "epub", "rtf", "mhtml", "eml"],
)
@pytest.mark.parametrize("suffix", [".pdf", ".html", ".md", ".txt", ".docx", ".doc", ".bak", ""])
def test_bytes_that_tell_are_believed_whatever_the_ending(data, form, suffix):
    assert form_of(suffix, data) == form
    assert "Nobody was hurt." in parsed(data, f"a{suffix}").text


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".rtf", ".doc", ".xls", ".html"])
def test_a_page_under_another_ending_is_one(suffix):
    assert form_of(suffix, HTML) == "html"


@pytest.mark.parametrize(("suffix", "form"), [(".md", "markdown"), (".txt", "text"), ("", "text")])
def test_a_text_may_begin_with_a_tag(suffix, form):
    assert form_of(suffix, HTML) == form


@pytest.mark.parametrize("text", [b"Title: a\nAuthor: b\n\ntext", b"From: Ann\nTo: Bo\n\nDear Bo", b"PK is a mark"])
def test_lines_with_colons_are_no_message(text):
    assert form_of(".md", text) == "markdown"


@pytest.mark.parametrize("data", [b"\x89PNG", b"plain words", b"", archive({"xl/workbook.xml": "<x/>"}), b"PK\x03\x04"])
def test_what_nothing_tells_is_unknown(data):
    assert form_of(".xyz", data) is None


def test_what_may_be_readable_is_told_by_its_beginning():
    assert all(may_be_readable(data[:4096]) for data in (PDF, DOCX, ODT, EPUB, RTF, MHTML, EML, HTML))
    assert not any(map(may_be_readable, (b"\x89PNG", b"plain words", b"\x00\x01")))
