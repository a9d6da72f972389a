"""Figures in two languages: the same however they are written, and others where both sides have one too many."""

import pytest

from retrieval.text.numbers.figures import other_figures

SAME = [
    ("The flood killed 63 people.", "홍수로 63명이 숨졌다.", "en", "ko"),
    ("Norrow will pay 1.5 billion yen.", "노로는 15억 엔을 낸다.", "en", "ko"),
    ("The pact was signed on 22 June 1965.", "협정은 1965년 6월 22일에 서명됐다.", "en", "ko"),
    ("The pact was signed on 22 June 1965.", "条約は1965年6月22日に署名された。", "en", "ja"),
    ("Die Brücke kostet 1,5 Millionen Kronen.", "The bridge costs 1.5 million crowns.", "de", "en"),
    ("Il y avait 12 400 visiteurs.", "Es kamen 12.400 Besucher.", "fr", "de"),
    ("He was born in 1997.", "그는 97년에 태어났다.", "en", "ko"),
    ("The two sides met.", "양측이 만났다.", "en", "ko"),
    ("Hundreds of people came.", "수백 명이 왔다.", "en", "ko"),
    ("Nobody came.", "아무도 오지 않았다.", "en", "ko"),
]
OTHER = [
    ("The flood killed 63 people.", "홍수로 58명이 숨졌다.", "en", "ko"),
    ("Norrow will pay 1.5 billion yen.", "노로는 15만 엔을 낸다.", "en", "ko"),
    ("The pact was signed on 22 June 1965.", "협정은 1965년 5월 22일에 서명됐다.", "en", "ko"),
    ("The pact was signed in 1965.", "条約は1966年に署名された。", "en", "ja"),
    ("Die Brücke kostet 1,5 Millionen Kronen.", "The bridge costs 1.6 million crowns.", "de", "en"),
    ("The flood killed 63 people.", "홍수로 많은 사람이 숨졌다.", "en", "ko"),
    ("Three of 5 ferries sail.", "배 5척 가운데 2척이 다닌다.", "en", "ko"),
]


@pytest.mark.parametrize(("one", "other", "language", "other_language"), SAME)
def test_figures_agree_however_they_are_written(one: str, other: str, language: str, other_language: str) -> None:
    assert not other_figures(one, other, (language, other_language))
    assert not other_figures(other, one, (other_language, language))


@pytest.mark.parametrize(("one", "other", "language", "other_language"), OTHER)
def test_another_figure_is_another_statement(one: str, other: str, language: str, other_language: str) -> None:
    assert other_figures(one, other, (language, other_language))
    assert other_figures(other, one, (other_language, language))


def test_digits_without_end_are_a_figure() -> None:
    digits = "9" * 5_000
    assert other_figures(f"The code is {digits}.", "암호가 있다.", ("en", "ko"))
    assert not other_figures(f"The code is {digits}.", f"암호는 {digits}이다.", ("en", "ko"))
