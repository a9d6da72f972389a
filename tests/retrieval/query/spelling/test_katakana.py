"""Slips in katakana: which words are corrected by the articles' words, and which are left to stand."""

import pytest

from retrieval.query.spelling.correction import correct
from tests.support.vocabularies import Articles

ARTICLES = """
ケーブルカーは、ヴェルモラ山のホテルとマーケットを結ぶ。運転士はインタビューに答えた。チケットはスマートフォンで買える。
デジタルカメラとパーティションを売る。
"""


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("ケブルカーはどこを結びますか", "ケーブルカーはどこを結びますか"),
        ("ケーブルーカーはどこ", "ケーブルカーはどこ"),
        ("ベルモラ山の高さは", "ヴェルモラ山の高さは"),
        ("マーケツトはどこ", "マーケットはどこ"),
        ("マーケットーはどこ", "マーケットはどこ"),
        ("インタヴューに誰が答えた", "インタビューに誰が答えた"),
        ("スマートホンで何が買える", "スマートフォンで何が買える"),
        ("チケツト", "チケット"),
        ("ケーブルカ一はどこ", "ケーブルカーはどこ"),  # 一 is one
        ("パーテイションはいくら", "パーティションはいくら"),
        ("デジタルガメラ", "デジタルカメラ"),
    ],
)
def test_a_slip_is_corrected_to_the_word_of_the_articles(text: str, corrected: str):
    assert correct(text, Articles(ARTICLES)) == corrected


@pytest.mark.parametrize(
    "text",
    [
        "ケーブルカーは何時に出ますか",
        "ホテル一つと、ホテル二つ",
        "ホタルはどこにいますか",
        "カメラマンは誰ですか",
        "ケーブルテレビはいつ始まりましたか",
        "マーケターの仕事は何ですか",
        "チケットぴあ",
        "ホステルは",
        "デジタルカメテ",
        "ー",
    ],
)
def test_what_is_no_plain_slip_stays(text: str):
    assert correct(text, Articles(ARTICLES)) == text


def test_a_word_that_is_known_stays():
    known = Articles(ARTICLES, frozenset({"マーケツト"}))
    assert correct("マーケツトはどこ", known) == "マーケツトはどこ"
