"""Names that are spelled by sound, in Latin letters and in Hangul."""

import pytest

from retrieval.text.names_by_sound import lacks_name


@pytest.mark.parametrize(
    ("sentence", "other"),
    [
        ("On Monday Fumio Nakasora opened the harbour.", "월요일에 나카소라 후미오가 항구를 열었다."),
        ("The harbour was opened by Seo Min-gyu.", "항구는 서민규 시장이 열었다."),
        ("The harbour was opened by Seo Min-gyu.", "Den Hafen eröffnete Seo Min-gyu."),
        ("The ship came from Nagasaki to Yokohama.", "배는 나가사키에서 요코하마로 왔다."),
        ("The ship came from Korea to Europe.", "배는 한국에서 유럽으로 왔다."),
        ("The ship came from Stockholm.", "배는 스웨덴의 수도에서 왔다."),
        ("The ship came from Nagasaki.", "船は長崎から来た。"),
        ("The ship came late.", "배가 늦게 왔다."),
    ],
)
def test_a_name_is_there_as_it_sounds(sentence: str, other: str) -> None:
    assert not lacks_name(sentence, other)


@pytest.mark.parametrize(
    ("sentence", "other"),
    [
        ("On Monday Fumio Nakasora opened the harbour.", "월요일에 오카다 후미오가 항구를 열었다."),
        ("The harbour was opened by Seo Min-gyu.", "항구는 이수진 시장이 열었다."),
        ("The harbour was opened by Seo Min-gyu.", "Den Hafen eröffnete Lee Su-jin."),
        ("The ship came from Nagasaki.", "배는 요코하마에서 왔다."),
    ],
)
def test_another_name_is_there(sentence: str, other: str) -> None:
    assert lacks_name(sentence, other)
