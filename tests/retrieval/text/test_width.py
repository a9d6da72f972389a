"""Letters in another width than they are mostly written in."""

import pytest

from retrieval.query.rewriting import standalone
from retrieval.text.width import in_usual_width
from retrieval.types import Question


@pytest.mark.parametrize(
    ("text", "usual"),
    [
        ("ﾎﾃﾙはどこ", "ホテルはどこ"),
        ("ｹｰﾌﾞﾙｶｰと｢ﾊﾞｽ｣", "ケーブルカーと「バス」"),
        ("２０１６年のＡＢＣ", "2016年のABC"),
        ("다리는 어디", "다리는 어디"),
        ("どこ？（右！）", "どこ？（右！）"),
        ("½ ① ㎞ … Å", "½ ① ㎞ … Å"),
        ("plain text", "plain text"),
    ],
)
def test_letters_and_digits_take_their_usual_width(text: str, usual: str):
    assert in_usual_width(text) == usual


def test_a_question_is_searched_so():
    assert standalone(Question("ﾎﾃﾙは２０１６年に開業しましたか？")).asked == "ホテルは2016年に開業しましたか？"
