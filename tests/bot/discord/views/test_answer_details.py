"""What the buttons under an answer show: the passage with its quotes, how it came about, what is new."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.discord.views.answer_details import difference, explanation, first_quoted, passage_page
from bot.render.discord_limits import MESSAGE_CHARS, length
from bot.render.messages import words_for
from retrieval.abstention import NOT_THIS, OTHER_DATES, UNSURE
from retrieval.store.records import Known, Snapshot, VectorIndexRow
from retrieval.types import Answer, Citation, EncoderInfo, Filters, Passage, Question
from tests.bot.render.test_answer_pages import answer, citation, hit
from tests.journeys.test_hostile import receipt_of

EN = words_for("en")
INDEX = VectorIndexRow(1, "c", EncoderInfo("/models/owl-small", 384, "0"))
SNAPSHOT = Snapshot("s1", 1, INDEX, None, datetime(2016, 3, 22, tzinfo=UTC), 1, 1)


def passage(text: str, start: int = 0, article: str = "a1", **known) -> Passage:
    about = {"title": "The bridge", "publisher": "The Owl", "published": date(2016, 3, 2), "url": None, **known}
    return Passage(article, 1, language=None, start=start, end=start + len(text), text=text, key="k1", **about)


def quote_of(one: Passage, words: str) -> Citation:
    at = one.text.index(words)
    return replace(citation(1, words), article_id=one.article_id, start=one.start + at, end=one.start + at + len(words))


def receipt(*citations: Citation, keys=("k1",), **more):
    made = receipt_of(answer(*citations) if citations else answer(reason=NOT_THIS), hit("a1"))
    return replace(made, keys=keys, **more)


def page(one: Passage, *quoted: str) -> str:
    return passage_page(receipt(*(quote_of(one, words) for words in quoted)), {"k1": one}, 0, EN)


def test_a_passage_comes_with_its_rank_its_date_and_its_quotes_in_bold():
    one = passage("It rained. The bridge opened. It is green, they say.", start=40)
    assert page(one, "The bridge opened.") == (
        "Passage 1 of 1 · **The bridge** · The Owl · 2 March 2016\n\n"
        "It rained. **The bridge opened.** It is green, they say."
    )


def test_quotes_that_follow_each_other_are_one_and_white_space_is_kept():
    one = passage("First said. Second said. Third.")
    assert page(one, "First said.", "Second said.").endswith("\n\n**First said. Second said.** Third.")
    scripts = passage("橋は開いた。塔は高い。鐘は古い。")
    assert page(scripts, "塔は高い。").endswith("\n\n橋は開いた。**塔は高い。**鐘は古い。")


def test_passages_open_at_the_first_that_was_quoted():
    one, two = passage("The mayor was away."), replace(passage("The bridge opened.", start=20), key="k2")
    made = receipt(quote_of(two, "The bridge opened."), keys=("k1", "k2", "k3"))
    assert first_quoted(made, {"k1": one, "k2": two}) == 1
    assert first_quoted(made, {"k1": one}) == first_quoted(receipt(keys=("k1",)), {"k1": one}) == 0


def test_why_marks_what_was_quoted_and_leaves_the_rest_as_it_was():
    one, two = passage("First. Second."), passage("It rained.", article="a2", title="Rain")
    quotes = (quote_of(one, "First."), replace(quote_of(one, "Second."), n=2))
    made = receipt(*quotes, keys=("k1", "k2"))
    lines = explanation(made, SNAPSHOT, {"k1": one, "k2": two}, EN).split("\n")
    assert lines[-2:] == [
        r"- **The bridge** · The Owl · 2 March 2016 · quoted: \[1\] \[2\]",
        "- **Rain** · The Owl · 2 March 2016",
    ]


def test_why_names_what_was_quoted_before_what_was_only_considered():
    read = [passage(f"It rained {n}.", article=f"a{n % 7}", title=f"Rain {n % 7}") for n in range(14)]
    found = {f"k{n}": one for n, one in enumerate(read)}
    made = receipt(quote_of(read[6], "It rained 6."), keys=tuple(found))
    lines = explanation(made, SNAPSHOT, found, EN).split("\n")[-6:]
    assert [line.split(" · ")[0] for line in lines] == [
        "- **Rain 6**", "- **Rain 0**", "- **Rain 1**", "- **Rain 2**", "- **Rain 3**", "- and 2 more",
    ]  # fmt: skip


@pytest.mark.parametrize("before", [0, 1_500, 5_000])
def test_the_first_quote_is_seen_however_far_into_a_passage_it_stands(before):
    one = passage("word " * (before // 5) + "The bridge opened in 1871. " + "tail " * 900)
    shown = page(one, "The bridge opened in 1871.")
    assert r"**The bridge opened in 1871\.**" in shown
    assert length(shown) <= MESSAGE_CHARS
    assert shown.endswith("tail …")
    assert ("\n\n… word word" in shown) is (before > 2_000)


def test_why_says_what_was_searched_within_which_bounds_and_what_was_considered():
    filters = Filters(("The Owl",), date(2016, 1, 1), None, date(2017, 1, 1))
    one = passage("The bridge opened.")
    made = receipt(quote_of(one, "The bridge opened."), filters=filters, timings={"search": 10.0, "total": 1234.0})
    assert explanation(made, SNAPSHOT, {"k1": one}, EN).split("\n")[1:] == [
        "Only: The Owl, since 1 January 2016, as of 1 January 2017",
        "Answered with: the articles' own words",
        "Confidence: 50%",
        "Corpus: snapshot s (22 March 2016)",
        "Encoder: owl-small",
        "Time: 1.23 s",
        "Considered one passage, quoted 1 from one article:",
        r"- **The bridge** · The Owl · 2 March 2016 · quoted: \[1\]",
    ]


@pytest.mark.parametrize(
    ("language", "knows", "weighed"),
    [
        ("en", "How much of this corpus it knows: Latin 100%, Hangul 13%", "Found by: meaning 42%, words 58%"),
        ("ko", "이 자료를 이해하는 정도: Latin 100%, Hangul 13%", "검색 비중: 뜻 42%, 단어 58%"),
        ("ja", "記事の言語への対応度: Latin 100%, Hangul 13%", "検索の重み: 意味 42%、単語 58%"),
    ],
)
def test_why_names_the_encoder_what_it_knows_and_how_meaning_and_words_were_weighed(language, knows, weighed):
    known = {"hangul": Known(0.13, 4), "latin": Known(1.0, 90)}
    said = explanation(receipt(by_meaning=0.417), SNAPSHOT, {}, words_for(language), known).split("\n")
    at = next(row for row, line in enumerate(said) if "owl" in line)
    assert said[at + 1 : at + 3] == [knows, weighed]


@pytest.mark.parametrize(
    ("language", "head"), [("en", "No answer: "), ("ko", "답하지 않은 이유: "), ("ja", "回答できなかった理由: ")]
)
def test_why_there_is_no_answer_is_said_in_the_persons_language(language, head):
    said = explanation(receipt(reason=NOT_THIS), SNAPSHOT, {}, words_for(language)).split("\n")
    assert said[1] == head + words_for(language)("answer-not-this")


@pytest.mark.parametrize(
    ("language", "head"), [("en", "Not a sure answer: "), ("ko", "확실한 답 아님: "), ("ja", "確かな答えでは")]
)
def test_why_there_is_only_what_comes_closest_is_said_with_what_was_quoted(language, head):
    one = passage("The bridge opened.")
    made = receipt(reason=UNSURE, closest=(quote_of(one, "The bridge opened."),))
    said = explanation(made, SNAPSHOT, {"k1": one}, words_for(language)).split("\n")
    assert said[1].startswith(head)
    assert "1" in said[6]
    assert passage_page(made, {"k1": one}, 0, EN).endswith("\n\n**The bridge opened.**")


def test_that_what_comes_closest_is_of_other_dates_is_said_rather_than_that_it_is_unsure():
    one = passage("The bridge opened.")
    made = receipt(reason=OTHER_DATES, closest=(quote_of(one, "The bridge opened."),))
    assert explanation(made, SNAPSHOT, {"k1": one}, EN).split("\n")[1] == f"No answer: {OTHER_DATES}"


def test_of_many_articles_the_first_five_are_named():
    found = {f"k{n}": passage("x", article=f"a{n}", title=f"Title {n}") for n in range(8)}
    said = explanation(receipt(keys=tuple(found)), None, found, EN)
    assert [f"Title {n}" in said for n in range(8)] == [True] * 5 + [False] * 3
    assert said.endswith("- and 3 more")


def test_what_changed_is_new_quotes_and_those_no_longer_quoted():
    before = receipt(citation(1, "It opened in 1871.", title="Old"))
    today = Answer(Question("?"), "?", "x [1]", None, (citation(1, "It opened in 1893.", title="News"),), (), "s2")
    assert difference(before, today, EN) == (
        "The answer is different now.\nNew:\n- It opened in 1893\\. (**News**)\n"
        "No longer quoted:\n- It opened in 1871\\. (**Old**)"
    )
    assert difference(before, replace(today, citations=before.citations), EN) == "The answer is still the same."
    close = replace(today, text=None, citations=(), closest=before.citations)
    unsure = "The corpus now comes close, but I can't tell whether it answers the question."
    assert difference(before, close, EN) == unsure
    assert difference(before, replace(close, closest=today.citations), EN).startswith(f"{unsure}\nNew:\n- It opened in")
    assert difference(replace(before, answer=None, closest=before.citations, citations=()), close, EN) == (
        "The answer is still the same."
    )
    none = Answer(Question("?"), "?", None, NOT_THIS, (), (), "s2")
    assert difference(before, none, EN).startswith("The corpus has no answer now.\nNo longer quoted:\n- It opened in")
