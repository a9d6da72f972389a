"""What speaks against two sentences in different languages being one statement."""

import pytest

from retrieval.text.translated_statement import may_say_the_same

SAID = "The council of Norrow closed the bridge to Norway on 3 May 2019."
SAME = ["노로 시의회는 2019년 5월 3일 노르웨이로 가는 다리를 폐쇄했다."]
OTHER = [
    "노로 시의회는 2019년 5월 4일 노르웨이로 가는 다리를 폐쇄했다.",
    "노로 시의회는 2019년 5월 3일 스웨덴으로 가는 다리를 폐쇄했다.",
    "노로 시의회는 2019년 5월 3일 노르웨이로 가는 다리를 폐쇄하지 않았다.",
]


@pytest.mark.parametrize("other", SAME)
def test_nothing_speaks_against_a_translation(other: str) -> None:
    assert may_say_the_same(SAID, other, "en", "ko")
    assert may_say_the_same(other, SAID, "ko", "en")


@pytest.mark.parametrize("other", OTHER)
def test_another_day_country_or_a_denial_does(other: str) -> None:
    assert not may_say_the_same(SAID, other, "en", "ko")
    assert not may_say_the_same(other, SAID, "ko", "en")


def test_what_is_short_is_said_of_many_things() -> None:
    assert not may_say_the_same("He declined to comment.", "그는 언급을 거부했다.", "en", "ko")
