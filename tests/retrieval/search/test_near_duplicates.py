"""Near copies: one story in several papers is one hit, and what contradicts it is another."""

import pytest

from retrieval.search.near_duplicates import collapse
from retrieval.types import Passage

STORY = (
    "The council of Westmark voted on Tuesday to close the old stone bridge for two years. Engineers had found cracks "
    "in three of its seven piers after the spring flood, and told the mayor that lorries should stay away at once. "
    "The repair will cost 4.2 million crowns, of which the province pays half. Shopkeepers on the east bank fear for "
    "their trade, and asked for a ferry that runs until midnight. The mayor, Anna Holt, said that the town would not "
    "abandon them. Work begins in September, once the river is low."
)
QUOTATION = STORY[STORY.index("The repair") : STORY.index(" The mayor, Anna")]
ESSAY = (
    "Prices have risen on both banks since the winter, and many households now buy their bread in the next town. A "
    f"survey by the trade school names rents as the main reason. {QUOTATION} None of this is new to the people of the "
    "harbour quarter, who have seen four ferries come and go, and who remember how the last one was sold to pay for a "
    "fountain that nobody had wanted."
)
JAPANESE = (
    "町の議会は火曜日に古い石橋を二年間閉鎖することを決めた。春の洪水の後、技師は七つの橋脚のうち三つにひびを見つけた。"
)
KOREAN = "시의회는 화요일에 오래된 돌다리를 2년 동안 닫기로 했다. 봄 홍수 뒤에 기술자들은 교각 세 곳에서 금을 발견했다."


def passage(article: str, text: str, start: int = 0) -> Passage:
    return Passage(
        article, 1, "A title", None, None, None, None, start, start + len(text), text, key=f"{article}{start}"
    )


def collapsed(*texts: str, limit: int = 10) -> list[str]:
    """Return the articles of each group, named a, b, c by the order of their texts."""
    passages = [passage(name, text) for name, text in zip("abcdef", texts, strict=False)]
    return ["".join(one.article_id for one in group) for group in collapse(passages, limit)]


@pytest.mark.parametrize(
    "copy",
    [
        STORY,
        f"WESTMARK (Crier) - {STORY}",
        STORY.replace("Shopkeepers", "A second look is planned for winter, when divers reach the ground. Shopkeepers"),
        f"{STORY} Bus lines 4 and 9 will be led over the northern bridge until then.",
        STORY[: STORY.index(" Work begins")],
        STORY[STORY.index("Engineers") :],
        STORY.replace("voted on Tuesday to close", "decided on Tuesday to shut").replace("lorries", "heavy traffic"),
        STORY.upper(),
        STORY.replace(" ", "\n"),
    ],
    ids=["same", "dateline", "added within", "added after", "cut after", "cut before", "edited", "capitals", "lines"],
)
def test_a_copy_is_one_hit_with_the_better_one(copy: str) -> None:
    assert collapsed(STORY, copy) == ["ab"]
    assert collapsed(copy, STORY) == ["ab"]


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("4.2 million", "4.8 million"),
        ("4.2 million", "4.2 billion"),
        ("three of its seven", "five of its seven"),
        ("on Tuesday", "on Monday"),
        ("in September", "in October"),
        ("would not abandon", "would abandon"),
        ("on the east bank fear", "on the east bank never fear"),
        ("Anna Holt", "Peter Lang"),
        ("The council of Westmark", "The council of Norrow"),
    ],
)
def test_a_copy_that_says_otherwise_stays_a_hit_of_its_own(words: str, others: str) -> None:
    assert words in STORY
    assert collapsed(STORY, STORY.replace(words, others)) == ["a", "b"]


def test_a_number_in_a_sentence_that_was_put_in_contradicts_nothing() -> None:
    longer = STORY.replace("Shopkeepers", "The last repair, in 1988, took 14 months in all. Shopkeepers")
    assert collapsed(STORY, longer) == ["ab"]


def test_a_shared_quotation_makes_no_copy() -> None:
    assert collapsed(STORY, ESSAY) == ["a", "b"]
    assert collapsed(STORY, QUOTATION) == ["a", "b"]
    assert collapsed(QUOTATION, STORY) == ["a", "b"]


@pytest.mark.parametrize("text", [JAPANESE, KOREAN])
def test_japanese_and_korean_are_compared_by_their_characters(text: str) -> None:
    assert collapsed(text, text + text[:9]) == ["ab"]
    assert collapsed(text, text.replace("三", "四").replace("2년", "3년")) == ["a", "b"]
    assert collapsed(JAPANESE, KOREAN) == ["a", "b"]


def test_passages_of_one_article_are_never_copies_of_each_other() -> None:
    groups = collapse([passage("a", STORY), passage("a", STORY, 900)], 10)
    assert [len(group) for group in groups] == [1, 1]


def test_the_best_stands_for_all_and_each_article_is_named_once() -> None:
    ranked = [
        passage("b", STORY),
        passage("a", STORY),
        passage("c", ESSAY),
        passage("a", STORY, 900),
        passage("d", STORY),
    ]
    groups = collapse(ranked, 10)
    assert [[one.article_id for one in group] for group in groups] == [["b", "a", "d"], ["c"]]


def test_copies_take_no_place_of_those_asked_for_and_later_ones_are_still_named() -> None:
    assert collapsed(STORY, STORY, ESSAY, STORY, "A ferry sank.", limit=2) == ["abd", "c"]


@pytest.mark.parametrize("texts", [("", ""), ("Ferry.", "Ferry."), ("!?", "…"), ("one two", "one three")])
def test_texts_too_short_for_a_run_are_compared_whole(texts: tuple[str, str]) -> None:
    same = texts[0].strip("!?…") == texts[1].strip("!?…")
    assert collapsed(*texts) == (["ab"] if same else ["a", "b"])


def test_nothing_collapses_to_nothing() -> None:
    assert collapse([], 10) == []
