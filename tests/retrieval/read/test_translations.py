"""Which sentences of passages in several languages say the same, by the encoder that ships and by their facts."""

from dataclasses import replace

import pytest

from corpus.sentences import split_sentences
from retrieval.encode.multilingual.encoder import MultilingualEncoder
from retrieval.encode.sentence_transformer import SentenceTransformerEncoder
from retrieval.encode.similarity.script_bias import ScriptBias
from retrieval.read.features import Candidate
from retrieval.read.told_once import told_once
from retrieval.read.translations import Translations
from retrieval.types import Hit, Sentences
from tests.support.passages import hit

ENCODER = MultilingualEncoder()
ENGLISH = (
    "The council of Varne will spend 48 million crowns on a new bridge over the river. "
    "The old wooden bridge was swept away by the flood in March 2019. "
    "The mayor said that the work would end in the autumn of 2023. "
    "A ferry takes the children to school until then."
)
KOREAN = (
    "포도 수확은 올해 예년보다 두 주 늦게 시작됐다. "
    "낡은 나무다리는 2019년 3월 홍수에 떠내려갔다. "
    "상인들은 공사장의 소음을 걱정한다고 말했다."
)
GERMAN = (
    "Die Weinlese hat in diesem Jahr zwei Wochen später begonnen als sonst. "
    "Die alte Holzbrücke wurde im März 2019 von der Flut weggerissen. "
    "Die Händler fürchten den Lärm der Baustelle vor ihren Läden."
)
SAID = "The old wooden bridge was swept away by the flood in March 2019."
IN_KOREAN = "낡은 나무다리는 2019년 3월 홍수에 떠내려갔다."
IN_GERMAN = "Die alte Holzbrücke wurde im März 2019 von der Flut weggerissen."


@pytest.fixture(scope="module")
def bias() -> ScriptBias:
    return ScriptBias(ENCODER)


def sentences_of(*hits: Hit) -> dict[str, Sentences]:
    spans = {one.key: split_sentences(one.text) for one in hits}
    return {
        one.key: Sentences(tuple(found), ENCODER.encode_passages([one.text[start:end] for start, end in found]))
        for one, found in ((one, spans[one.key]) for one in hits)
    }


def translations_of(bias: ScriptBias, said: str, *texts: str, start: int = 0) -> list[str]:
    """Return what says the same as a sentence of the first text, which its article has at a place."""
    hits = [hit(text, article=f"{n}", start=start if not n else 7) for n, text in enumerate(texts)]
    found = Translations(hits, lambda _: sentences_of(*hits), bias)
    return [other.text for other in found.of("0", start + texts[0].index(said))]


@pytest.mark.parametrize(("other", "expected"), [(KOREAN, IN_KOREAN), (GERMAN, IN_GERMAN)], ids=["Korean", "German"])
@pytest.mark.parametrize("start", [0, 500], ids=["from the article's beginning", "from further on"])
def test_a_sentence_is_found_by_its_translation(bias: ScriptBias, other: str, expected: str, start: int) -> None:
    assert translations_of(bias, SAID, ENGLISH, other, start=start) == [expected]
    assert translations_of(bias, expected, other, ENGLISH, start=start) == [SAID]


def test_what_two_languages_say_is_found_in_both(bias: ScriptBias) -> None:
    assert set(translations_of(bias, SAID, ENGLISH, KOREAN, GERMAN)) == {IN_KOREAN, IN_GERMAN}


@pytest.mark.parametrize(
    "other",
    [
        KOREAN.replace("2019년", "2016년"),
        KOREAN.replace("떠내려갔다", "떠내려가지 않았다"),
        KOREAN.replace(IN_KOREAN, "낡은 나무다리는 어부들의 자랑이었다고 시장은 회고했다."),
    ],
    ids=["another year", "a denial", "another statement"],
)
def test_a_sentence_that_says_otherwise_is_no_translation(bias: ScriptBias, other: str) -> None:
    assert translations_of(bias, SAID, ENGLISH, other) == []


def test_what_two_articles_say_in_the_same_words_is_found_in_both(bias: ScriptBias) -> None:
    copy = f"어제 시장이 문을 열었다. {IN_KOREAN} 올해는 비가 많이 내렸다."
    assert translations_of(bias, SAID, ENGLISH, KOREAN, copy, KOREAN) == [IN_KOREAN] * 3


def test_other_sentences_of_an_article_on_the_subject_are_none(bias: ScriptBias) -> None:
    hits = [hit(ENGLISH, article="0"), hit(KOREAN, article="1")]
    found = Translations(hits, lambda _: sentences_of(*hits), bias)
    starts = [start for start, _ in split_sentences(KOREAN)]
    assert [len(found.of("1", start)) for start in starts] == [0, 1, 0]


def test_one_language_is_not_read(bias: ScriptBias) -> None:
    def unread(_: list[str]) -> dict[str, Sentences]:
        raise AssertionError("the vectors of one language were read")

    assert not Translations([hit(ENGLISH, article="0"), hit(SAID, article="1")], unread, bias)


def test_an_encoder_of_english_finds_none() -> None:
    english = ScriptBias(SentenceTransformerEncoder(""))
    hits = [hit(ENGLISH, article="0"), hit(KOREAN, article="1"), hit(GERMAN, article="2")]
    assert not Translations(hits, lambda _: sentences_of(*hits), english)


def test_a_passage_without_sentences_is_left_out(bias: ScriptBias) -> None:
    hits = [hit(ENGLISH, article="0"), hit(KOREAN, article="1")]
    assert not Translations(hits, lambda _: sentences_of(hits[0]), bias)


def test_a_translation_of_a_good_part_is_the_same_text(bias: ScriptBias) -> None:
    council = "바르네 시의회는 강에 새 다리를 놓는 데 4800만 크로나를 쓰기로 했다."
    whole = (
        f"{council} {IN_KOREAN} 시장은 공사가 2023년 가을에 끝난다고 말했다. 그때까지 아이들은 나룻배로 학교에 간다."
    )
    hits = [hit(ENGLISH, article="0"), hit(whole, article="1"), hit(KOREAN, article="2")]  # the last has one of them
    found = Translations(hits, lambda _: sentences_of(*hits), bias)
    assert found.are_one_text(hits[0], hits[1])
    assert not found.are_one_text(hits[0], hits[2])


# Which of them is quoted


def told(bias: ScriptBias, question: str, *likely: str) -> list[str]:
    hits = [hit(ENGLISH, article="0"), hit(KOREAN, article="1")]
    read = sentences_of(*hits)
    found = Translations(hits, lambda _: read, bias)
    candidates = [Candidate(one, n, span) for one in hits for n, span in enumerate(read[one.key].spans)]
    by_text = {candidate.text: candidate for candidate in candidates}
    return [one.text for one in told_once([by_text[text] for text in likely], candidates, found, question)]


@pytest.mark.parametrize("order", [(SAID, IN_KOREAN), (IN_KOREAN, SAID), (SAID,), (IN_KOREAN,)])
def test_of_two_that_say_the_same_the_askers_language_is_kept(bias: ScriptBias, order: tuple[str, ...]) -> None:
    assert told(bias, "When was the bridge swept away?", *order) == [SAID]
    assert told(bias, "다리는 언제 떠내려갔나요?", *order) == [IN_KOREAN]


def test_asked_in_a_third_language_the_better_is_kept(bias: ScriptBias) -> None:
    assert told(bias, "橋はいつ流されましたか？", IN_KOREAN, SAID) == [IN_KOREAN]


def test_asked_in_no_plain_language_the_better_is_kept(bias: ScriptBias) -> None:
    russian = "Старый деревянный мост был снесён наводнением в марте 2019 года."
    hits = [hit(f"{SAID} A ferry takes the children to school until then.", article="0")]
    hits.append(replace(hit(f"{russian} Виноград в этом году начали собирать позже.", article="1"), language="ru"))
    read = sentences_of(*hits)
    found = Translations(hits, lambda _: read, bias)
    candidates = [Candidate(one, n, span) for one in hits for n, span in enumerate(read[one.key].spans)]
    assert [one.text for one in found.of("0", 0)] == [russian]
    assert [one.text for one in told_once(candidates[:1], candidates, found, "Varne bridge 2019?")] == [SAID]


def test_what_has_no_translation_stays_where_it_is(bias: ScriptBias) -> None:
    ferry = "A ferry takes the children to school until then."
    assert told(bias, "다리는 언제 떠내려갔나요?", ferry, SAID, IN_KOREAN) == [ferry, IN_KOREAN]
