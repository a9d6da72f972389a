"""Slips in Korean: which words are corrected by the articles' words, and which are left to stand."""

import json
from pathlib import Path

import pytest

from retrieval.query.spelling.correction import correct
from tests.support.vocabularies import Articles

SLIPS = Path(__file__).parents[3] / "slips"
ARTICLES = """
나루터의 등대지기 한여울은 등대의 유리창을 닦았다. 유리창을 깬 것은 태풍이었다. 등대지기는 보상을 요구했지만
군청은 단체와 합의하지 않았다. 방파제 공사는 여름에 끝났다. 아름다운 방파제였다. 새들은 둥지를 틀었다.
"""


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("등대지긔는 누구인가요?", "등대지기는 누구인가요?"),  # a key too many
        ("유리챵을 깬 것은?", "유리창을 깬 것은?"),
        ("유리차을 깬 것은?", "유리창을 깬 것은?"),  # a key too few
        ("방파재 공사는 언제 끝났나요?", "방파제 공사는 언제 끝났나요?"),
        ("방파젱 공사는?", "방파제 공사는?"),
        ("바파제 공사는?", "방파제 공사는?"),
        ("바ㅇ파제 공사는?", "방파제 공사는?"),  # a letter after its syllable
        ("등댜지기는 보샹을 요구했나요?", "등대지기는 보상을 요구했나요?"),
        ("군쳥은 단채와 합의했나요?", "군청은 단체와 합의했나요?"),
        ("공사는 언재 끝났나요?", "공사는 언제 끝났나요?"),
        ("공사는언제 끝났나요?", "공사는 언제 끝났나요?"),
        ("등대지기는 누구 인가요?", "등대지기는 누구인가요?"),
        ("높이는얼마인 가요?", "높이는 얼마인가요?"),
    ],
)
def test_a_slip_is_corrected_to_the_word_of_the_articles(text: str, corrected: str):
    assert correct(text, Articles(ARTICLES)) == corrected


@pytest.mark.parametrize(
    "text",
    [
        "등대지기는 왜 보상을 요구했나요?",
        "등대의 높이는 얼마인가요?",  # of a word that they have, another form
        "포상은 누가 받았나요?",  # words of two syllables, a key away from one of theirs
        "소상공인은 무엇을 하나요?",
        "단지에는 누가 사나요?",
        "아름다움은 무엇인가요?",  # another form of a word that isn't a noun
        "등대들은 어디에 있나요?",
        "새는 왜 둥지를 틀었나요?",
        "등대지거는 누구인가요?",  # no key beside the right one
        "바아파제 공사는 언제 끝났나요?",
        "방송은 언제 끝났나요?",
        "ㅋㅋㅋ 뭐임ㅋㅋ",
        "가",
        "",
    ],
)
def test_what_is_no_plain_slip_stays(text: str):
    assert correct(text, Articles(ARTICLES)) == text


def test_a_word_that_is_known_stays():
    assert correct("방파재는 무엇인가요?", Articles(ARTICLES, frozenset({"방파재"}))) == "방파재는 무엇인가요?"


def test_of_two_that_are_as_near_none_is_meant():
    both = Articles("방파제를 쌓았다. 방파체를 쌓았다.", frozenset())
    assert correct("방파재를 누가 쌓았나요?", both) == "방파제를 누가 쌓았나요?"
    assert correct("방파게를 누가 쌓았나요?", both) == "방파게를 누가 쌓았나요?"


def test_two_slips_are_corrected_in_a_long_word():
    articles = Articles("바다안전재단은 배를 샀다.", frozenset())
    assert correct("바댜안전제단은 무엇을 샀나요?", articles) == "바다안전재단은 무엇을 샀나요?"


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("emdeowlrlsms 누구인가요?", "등대지기는 누구인가요?"),
        ("emdeowlrlsms snrndlsrkdy?", "등대지기는 누구인가요?"),
        ("dbflckddmf who broke", "유리창을 who broke"),
    ],
)
def test_a_keyboard_left_in_english_is_read_as_korean(text: str, corrected: str):
    assert correct(text, Articles(ARTICLES, frozenset({"broke"}))) == corrected


@pytest.mark.parametrize("text", ["who signed the agreement", "rkskek", "asdf qwzx", "wlqdms djelsrkdy"])
def test_what_types_no_word_of_the_articles_stays_latin(text: str):
    assert correct(text, Articles(ARTICLES, frozenset({"signed", "agreement"}))) == text


def test_most_slips_of_the_set_are_corrected_and_no_question_without_one():
    queries = [json.loads(line) for line in (SLIPS / "queries.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = [file.read_text(encoding="utf-8") for file in sorted((SLIPS / "articles").glob("*.md"))]
    articles = Articles(texts[0], frozenset(), *texts[1:])
    assert [query["text"] for query in queries if correct(query["text"], articles) != query["text"]] == []
    corrected = sum(correct(query["slipped"], articles) == query["text"] for query in queries)
    assert corrected >= 38
