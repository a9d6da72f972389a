"""What text recognition reads off pictures of pages, and that it is known to have read it."""

import pytest

from corpus.errors import SourceError
from corpus.parsers.pdf import parse_pdf
from tests.corpus.parsers.test_parsers import parsed
from tests.corpus.parsers.test_pdf import without_recognition
from tests.support.errors import raises
from tests.support.pdfs import Placed, column, pdf, scanned

FIRST = (
    "The council asked the govern-\nment for help on Tuesday, because the winter timetable could\n"
    "not be kept. It cost 1,200 crowns in 2019, and the engineers would"
)
HEAD = [Placed(72, 760, "Harbour report 2023")]
PAGES = ([*HEAD, *column(FIRST)], [*HEAD, *column("not sign the survey before the hull was mended.")])


@pytest.fixture(scope="module")
def read():
    return parse_pdf(scanned(*PAGES))


def test_a_scanned_file_is_read_as_one_with_a_text_is(read):
    assert read.text == parse_pdf(pdf(*PAGES)).text
    assert "The council asked the government for help on Tuesday" in read.text
    assert "the engineers would not sign the survey" in read.text


def test_it_is_marked(read):
    assert read.by_ocr
    assert not parse_pdf(pdf(*PAGES)).by_ocr


def test_letters_that_nobody_knows_are_not_recognized_in_a_font_that_is_not_there():
    with raises(SourceError, "unreadable-pdf-letters"):
        parse_pdf(pdf("The council asked for help.", nameless=True))


def test_where_it_is_not_installed_pictures_are_refused(monkeypatch):
    without_recognition(monkeypatch)
    with raises(SourceError, "unreadable-pdf-pictures"):
        parse_pdf(scanned("Nobody was hurt."))


def test_an_article_says_that_it_was_read_so():
    article = parsed(scanned("Nobody was hurt on the old bridge of the town."), "a.pdf")
    assert article.by_ocr
    assert article.text == "Nobody was hurt on the old bridge of the town."
    assert article.content_hash != parsed(pdf("Nobody was hurt on the old bridge of the town."), "a.pdf").content_hash
