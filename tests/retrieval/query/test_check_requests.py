"""Who asks whether something is true, and who asks something else."""

import pytest

from retrieval.query.check_requests import asks_to_check

ASKS = """
is this true?
Is that really true
so is it right?
fact check please
true or false?
really?
any source for that?
is this even real or fake?
이거 사실이야?
진짜예요?
これは本当ですか？
本当？
Stimmt das wirklich?
Ist das wahr?
C'est vrai ça ?
Est-ce vrai ?
¿Es verdad esto?
¿Eso es cierto?
这是真的吗？
属实吗？
"""
ASKS_ELSE = """
was the bridge closed?
is this the right channel?
who says so?
when was it true
is this what happened in May?
다리가 닫혔나요?
橋は本当に閉鎖されましたか
Ist das Rathaus echt aus Holz?
C'est vrai que le pont est fermé ?
¿Es verdad que cerraron el puente?
大桥真的关闭了吗？
"""


@pytest.mark.parametrize("text", ASKS.strip().splitlines())
def test_asks_whether_it_is_true(text: str) -> None:
    assert asks_to_check(text)


@pytest.mark.parametrize("text", ASKS_ELSE.strip().splitlines())
def test_asks_something_else(text: str) -> None:
    assert not asks_to_check(text)
