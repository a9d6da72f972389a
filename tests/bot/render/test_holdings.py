"""What articles there are, counted in each language, and in English in the words of the answer's own text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.holdings import holdings_text
from bot.render.messages import words_for
from retrieval.answer.overviews.catalog_listing import summary
from retrieval.types import Holdings

FIRST, LAST = date(2020, 5, 1), date(2021, 1, 3)
MANY = Holdings(500_000, ("A", "B", "C", "D", "E"), FIRST, LAST)
DAYS = st.just((None, None)) | st.tuples(st.dates(), st.dates()).map(sorted)


@given(st.integers(1, 10_000), st.lists(st.sampled_from("ABCDEFG"), unique=True, max_size=7), DAYS)
def test_in_english_it_is_what_the_answer_says_word_for_word(articles, publishers, days):
    holdings = Holdings(articles, tuple(publishers), *days)
    assert holdings_text(holdings, words_for("en")) == summary(holdings)


@pytest.mark.parametrize(
    ("language", "many", "one_day", "bare"),
    [
        (
            "de",
            "Es gibt 500.000 Artikel von A, B, C und 2 weiteren Medien, "
            "erschienen vom 1. Mai 2020 bis zum 3. Januar 2021.",
            "Es gibt einen Artikel von A, erschienen am 1. Mai 2020.",
            "Es gibt 2 Artikel.",
        ),
        (
            "ko",
            "A, B, C 및 그 밖의 매체 2곳의 기사가 500,000건 있어요. 발행일: 2020년 5월 1일 – 2021년 1월 3일.",
            "A의 기사가 1건 있어요. 발행일: 2020년 5월 1일.",
            "기사가 2건 있어요.",
        ),
        (
            "ja",
            "A、B、C、ほか2媒体の記事が500,000件あります。掲載日は2020年5月1日から2021年1月3日までです。",
            "Aの記事が1件あります。掲載日は2020年5月1日です。",
            "記事が2件あります。",
        ),
    ],
)
def test_it_is_said_in_the_words_of_whoever_asked(language, many, one_day, bare):
    words = words_for(language)
    assert holdings_text(MANY, words) == many
    assert holdings_text(Holdings(1, ("A",), FIRST, FIRST), words) == one_day
    assert holdings_text(Holdings(2), words) == bare
