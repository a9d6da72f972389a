"""Names: what is one, and whether a text holds it."""

import pytest

from retrieval.text.names import missing_names

EVIDENCE = [
    "South Korea's Foreign Ministry told the U.S. and the United Nations Security Council that Park Geun-hye would go.",
    "Envoys at the embassy statue",
]


@pytest.mark.parametrize(
    "claim",
    [
        "The ministry told the US.",
        "Korean officials spoke.",
        "Koreans spoke.",
        "The UN heard of Park.",
        "According to the UNSC, Geun-hye goes.",
        "Officials of the Foreign Ministry spoke.",
        "The statue at the Embassy stays.",
        "Envoy after envoy went to it.",
        "It went to Mr Park on Monday in March.",
        "Thirty-four went.",
        "Seeing no way out, Park went.",
        "Having gone, she was told.",
        "Almost everybody went.",
        "Never before had it gone.",
        "Negotiations were broken off by Park.",
        "Disappointed by it, she went.",
        "Roughly half went.",
        "전 대통령은 갔다.",
    ],
)
def test_names_that_the_text_holds(claim: str) -> None:
    assert missing_names(claim, EVIDENCE) == []


@pytest.mark.parametrize(
    ("claim", "names"),
    [
        ("Dutch officials spoke.", ["Dutch"]),
        ("Toyota told the ministry.", ["Toyota"]),
        ("The ministry told Japan.", ["Japan"]),
        ("Park Chung-hee would go.", ["Chung-hee"]),
        ("The WHO heard of it.", ["WHO"]),
        ("It was told by eBay to Ms Kim.", ["eBay", "Kim"]),
        ("It goes. Honda goes too.", ["Honda"]),
        ("Boeing told Park.", ["Boeing"]),
        ("Boeing said, as Park would go, that it stays.", ["Boeing"]),
        ("Beijing, too, told the ministry.", ["Beijing"]),
        ("Южная Корея и Москва", ["Южная", "Корея", "Москва"]),
    ],
)
def test_names_that_it_does_not(claim: str, names: list[str]) -> None:
    assert missing_names(claim, EVIDENCE) == names


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The Dutch spoke.", "The Netherlands spoke."),
        ("The Chinese left.", "It left China."),
        ("The Democrats left.", "The Democratic Party left."),
    ],
)
def test_people_of_a_country_or_a_party(claim: str, evidence: str) -> None:
    assert missing_names(claim, [evidence]) == []
