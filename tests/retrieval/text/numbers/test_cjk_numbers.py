"""Numbers of Korean, Japanese and Chinese: those that say the same in any, and characters that only look like some."""

import pytest

from retrieval.text.numbers.cjk_numbers import with_digits
from retrieval.text.numbers.quantities import quantities_in
from retrieval.text.numbers.unsupported_quantities import unsupported_days, unsupported_numbers


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("十億円", "1000000000円"),
        ("三億五千万円", "350000000円"),
        ("二〇一五年十二月二十八日", "2015年12月28日"),
        ("四十六人", "46人"),
        ("二百五件", "205件"),
        ("1조 2000억 원", "1200000000000 원"),
        ("3만5천원", "35000원"),
        ("2万3千500円", "23500円"),
        ("백만 엔", "1000000 엔"),
        ("삼십오 명", "35 명"),
        ("천 명", "1000 명"),
        ("천 명이 백만 원을", "1000 명이 1000000 원을"),
        ("平成27年", "2015年"),
        ("令和元年", "2019年"),
        ("两千人", "2000人"),
        ("两千多名工人", "2000多名工人"),
        ("百分之四十", "40%"),
        ("约百分之3.5", "约3.5%"),
        ("百分之40.", "40%."),
        ("百分之٣.٥", "٣.٥%"),
    ],
)
def test_a_number_is_written_in_digits(written: str, digits: str) -> None:
    assert with_digits(written) == digits


@pytest.mark.parametrize(
    "text",
    [
        "一方で十分だ",
        "만약 천천히 온다면",
        "수십억 달러",
        "第一人者",
        "統一年表",
        "10억 엔",
        "조 원내대표",
        "천 명예회장",
        "10만 20만 원",
        "2천 3천명",
        "二十三十人",
        "1" * 5_000 + "万1万",
        "一" * 5_000 + "十円",
        "조 바이든",
        "A million won",
    ],
)
def test_what_is_no_such_number_stays(text: str) -> None:
    assert with_digits(text) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1 billion yen", "十億円"),
        ("1 billion yen", "10억 엔"),
        ("1.2 trillion won", "1조 2000억 원"),
        ("300 million dollars", "3억 달러"),
        ("300 million dollars", "三億ドル"),
        ("3.5 percent", "3.5퍼센트"),
        ("3.5 percent", "3.5パーセント"),
        ("100 million won", "1億ウォン"),
        ("150 million people", "1.5亿人"),
        ("2,000 dollars", "两千美元"),
        ("300 million dollars", "3亿美元"),
        ("40 percent", "百分之四十"),
        ("28 December 2015", "2015년 12월 28일"),
        ("28 December 2015", "二〇一五年十二月二十八日"),
        ("28 December 2015", "平成27年12月28日"),
    ],
)
def test_languages_say_one_number_or_day(one: str, other: str) -> None:
    assert quantities_in(one) == quantities_in(other)
    assert unsupported_numbers(one, other) == unsupported_numbers(other, one) == []
    assert unsupported_days(one, other) == unsupported_days(other, one) == []


@pytest.mark.parametrize(
    ("text", "units"), [("2015 위안부 합의", [""]), ("비핵 3원칙", [""]), ("5만원부터", ["₩"]), ("30위안", ["yuan"])]
)
def test_words_that_begin_as_a_coin_are_none(text: str, units: list[str]) -> None:
    assert [number.unit for number in quantities_in(text).numbers] == units
