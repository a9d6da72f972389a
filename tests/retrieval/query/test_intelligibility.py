"""Questions that somebody meant, and letters that nobody did."""

import pytest

from retrieval.query.intelligibility import is_intelligible
from tests.support.vocabularies import Articles


@pytest.mark.parametrize(
    "text",
    [
        "who signed the agreement?",
        "what is kvitfjell",
        "Kvitfjell",
        "asdf signed qwzx",
        "서울은 어디예요?",
        "橋はいつ開きましたか",
        "где мост",
        "WHO SIGNED",
    ],
)
def test_one_word_that_is_known_or_may_be_a_name_is_enough(text: str):
    assert is_intelligible(text, Articles("signed"))


@pytest.mark.parametrize(
    "text", ["asdf qwzx", "ASDF QWZX", "???", "12345 67", "ㅋㅋㅋㅋ ㅠㅠ", "x y z", "hjkl-zxcv!!", ""]
)
def test_letters_that_nobody_means_are_no_question(text: str):
    assert not is_intelligible(text, Articles())
