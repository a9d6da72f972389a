"""Articles cut into chunks: whole sentences, as many as the encoder's window holds, and never more."""

import itertools
import random
from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from corpus.article import Article
from corpus.chunking import Chunk, chunk_article, heading_before, heading_of
from corpus.chunking import Tokenizer as CountsTokens
from corpus.sentences import split_sentences
from retrieval.encode.sentence_transformer import SentenceTransformerEncoder
from tests.support.fakes import ToyTokenizer

WINDOW = 256  # tokens: all-MiniLM-L6-v2's max_seq_length, [CLS] and [SEP] among them

LAYOUT = ["\n", "\n\n", " ", ". ", "\t", "\u3000", "\x1c", "\u200b", "\xad", "\ufeff"]
WORDS = [
    "word ",
    "Bridge ",
    "It rose. ",
    "다리가 닫혔다. ",
    "橋は閉鎖された。",
    "😀",
    "👩‍👩‍👧",
    "e\u0301",
    "ﷺ",
    "㎏",
    "x" * 90,
    "[SEP]",
]
# No sentence of these ends within one of the toy tokenizer's words.
SPACED = ["word ", "\n", "\n\n", "It rose. ", "Dr. ", "3.5 ", "다리가 닫혔다. ", "橋は閉鎖された。 ", "😀 ", "“No!” "]
pieces = st.sampled_from(LAYOUT + WORDS) | st.text(max_size=12)
some_text = st.lists(pieces, max_size=30).map("".join)
any_text = st.tuples(some_text, st.integers(1, 20)).map(lambda drawn: drawn[0] * drawn[1]) | st.text()
spaced_text = st.lists(st.sampled_from(SPACED), max_size=200).map("".join)
any_title = st.text(max_size=30) | some_text

PROSE = " ".join(
    f"On day {n} the council of Varne measured the old bridge, and found that its middle pier had sunk by {n / 2} cm. "
    f"The ferry carried {n * 17} people that day. Dr. Venn wrote it all down, as she had promised the harbour master."
    for n in range(1, 40)
)


@pytest.fixture(scope="session")
def own_tokenizer(minilm: SentenceTransformerEncoder) -> Tokenizer:
    """Return the model's own tokenizer, which adds its special tokens, made to tell what it would have cut off."""
    assert minilm.folder
    tokenizer = Tokenizer.from_file(str(minilm.folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def toy_chunks(text: str, room: int, title: str = "", kept: Sequence[str] = ()) -> list[str]:
    chunks = chunk_article(Article("a", title, text), ToyTokenizer(room), kept)
    return [text[chunk.start : chunk.end] for chunk in chunks]


def assert_covers(chunks: list[Chunk], text: str) -> None:
    end_before = 0
    for chunk in chunks:
        assert end_before <= chunk.start < chunk.end
        assert text[end_before : chunk.start].strip() == ""
        assert text[chunk.start : chunk.end].strip() != ""
        end_before = chunk.end
    assert text[end_before:].strip() == ""
    assert [chunk.ordinal for chunk in chunks] == list(range(len(chunks)))


def assert_full(chunks: list[Chunk], article: Article, tokenizer: CountsTokens) -> None:
    """The sentence that begins the next chunk would not have fitted into this one."""
    heading = heading_of(article.title, tokenizer)
    ends = [end for _, end in split_sentences(article.text, article.language)]
    for chunk, following in itertools.pairwise(chunks):
        end = min(end for end in ends if end > following.start)
        assert len(tokenizer.spans(heading + article.text[chunk.start : end])) > tokenizer.room


def test_a_short_article_is_one_chunk_with_its_title_above_it():
    article = Article("a", "The bridge", "The council closed it. It opens in May.")
    assert chunk_article(article, ToyTokenizer(40)) == [
        Chunk(0, 0, 39, "The bridge\nThe council closed it. It opens in May.")
    ]


def test_a_chunk_ends_where_the_next_sentence_would_not_fit():
    # Words: 3, 2, 4, 2. Five fit: 3 + 2, then 4, because 4 + 2 are six.
    text = "The bell rang. Nobody came. It rang once more. Silence fell."
    assert toy_chunks(text, 5) == ["The bell rang. Nobody came.", "It rang once more.", "Silence fell."]


def test_the_title_takes_room_from_every_chunk():
    # Twelve words to a window; the title's two leave ten.
    text = "One two three four five. Six seven eight nine ten. Eleven."
    assert toy_chunks(text, 12) == [text]
    assert toy_chunks(text, 12, "The bridge") == ["One two three four five. Six seven eight nine ten.", "Eleven."]


def test_offsets_count_from_the_beginning_of_the_article():
    chunks = chunk_article(Article("a", "", "  It rose.\n\n\nIt fell. "), ToyTokenizer(2))
    assert [(chunk.start, chunk.end) for chunk in chunks] == [(2, 10), (13, 21)]


def test_a_chunk_may_hold_several_paragraphs():
    assert toy_chunks("Tolls\n\nThey rose.", 5) == ["Tolls\n\nThey rose."]


def test_a_sentence_that_is_too_large_alone_is_cut_between_words():
    assert toy_chunks("one two three four five six seven", 3) == ["one two three", "four five six", "seven"]


def test_only_the_sentence_that_is_too_large_is_cut():
    text = "A bell rang. One two three four five six seven eight. It fell."
    chunks = toy_chunks(text, 5)
    assert [chunk for chunk in chunks if chunk[-1] != "."] == ["One two three four five"]
    assert chunks[0] == "A bell rang."


def test_what_follows_a_cut_sentence_fills_up_its_last_chunk():
    assert toy_chunks("one two three four five. It fell.", 4) == ["one two three four", "five. It fell."]


@pytest.mark.parametrize("text", ["", " \n\n\t "])
def test_an_article_without_text_has_no_chunks(text: str):
    assert toy_chunks(text, 10, "The bridge") == []


def test_a_long_title_is_cut_to_a_quarter_of_the_window_for_encoding():
    title = " ".join(f"w{n}" for n in range(100))
    # 40 // 4 - 1 = 9 words.
    assert heading_of(title, ToyTokenizer(40)) == "w0 w1 w2 w3 w4 w5 w6 w7 w8\n"


@pytest.mark.parametrize(
    ("passage", "heading"),
    [
        ("The ferry to the island sank at noon. Nobody was hurt.", ""),
        (" The ferry to\nthe island sank at noon. Nobody was hurt.", ""),
        ("The ferry to the island was raised in May.", "The ferry to the island sank…\n"),
        ("Nobody was hurt.", "The ferry to the island sank…\n"),
    ],
)
def test_a_title_that_is_how_the_passage_begins_is_not_said_twice(passage: str, heading: str):
    assert heading_before(passage, "The ferry to the island sank…", ToyTokenizer(80)) == heading


def test_an_article_without_a_title_is_encoded_without_a_heading():
    assert [chunk.encoded for chunk in chunk_article(Article("a", "", "It rose."), ToyTokenizer())] == ["It rose."]


@given(any_title, any_text, st.integers(4, 40))
def test_chunks_hold_all_of_any_text_in_order(title: str, text: str, room: int):
    tokenizer = ToyTokenizer(room)
    chunks = chunk_article(Article("a", title, text), tokenizer)
    assert_covers(chunks, text)
    heading = heading_of(title, tokenizer)
    for chunk in chunks:
        assert chunk.encoded == heading + text[chunk.start : chunk.end]
        assert len(tokenizer.spans(chunk.encoded)) <= room


@given(spaced_text, st.integers(4, 40))
def test_chunks_are_full_and_end_where_sentences_do(text: str, room: int):
    article, tokenizer = Article("a", "", text), ToyTokenizer(room)
    chunks = chunk_article(article, tokenizer)
    assert_full(chunks, article, tokenizer)
    for chunk in chunks:
        within = [(start, end) for start, end in split_sentences(text) if start < chunk.end < end]
        assert all(len(text[start:end].split()) > room for start, end in within)


@given(any_title, any_text)
@example("쥐" * 200, "닫혔다" * 400)
@example("Ω" * 3000, "x" * 3000)
@example("", "쥐 " * 600)
def test_the_real_window_truncates_nothing_of_any_text(
    minilm: SentenceTransformerEncoder, own_tokenizer: Tokenizer, title: str, text: str
):
    chunks = chunk_article(Article("a", title, text), minilm.tokenizer)
    assert_covers(chunks, text)
    for chunk in chunks:
        assert chunk.encoded.endswith(text[chunk.start : chunk.end])
        assert len(own_tokenizer.encode(chunk.encoded).ids) <= WINDOW


def test_real_chunks_are_full_and_end_where_sentences_do(minilm: SentenceTransformerEncoder):
    article = Article("a", "The bridge of Varne", PROSE)
    chunks = chunk_article(article, minilm.tokenizer)
    assert len(chunks) > 5
    assert_covers(chunks, PROSE)
    assert_full(chunks, article, minilm.tokenizer)
    assert {chunk.end for chunk in chunks} <= {end for _, end in split_sentences(PROSE)}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ko", "배가 월요일에 바른의 다리를 쳤고 시장은 안전하다고 말했다. "),
        ("ja", "船が月曜日に橋脚に衝突したが、市長は安全だと述べた。"),
    ],
)
def test_korean_and_japanese_chunks_are_full_and_end_where_sentences_do(
    minilm: SentenceTransformerEncoder, language: str, sentence: str
):
    article = Article("a", "橋 다리", sentence * 30, language=language)
    chunks = chunk_article(article, minilm.tokenizer)
    assert len(chunks) > 2
    assert_covers(chunks, article.text)
    assert_full(chunks, article, minilm.tokenizer)
    assert all(article.text[chunk.start : chunk.end][-1] in ".。" for chunk in chunks)


@pytest.mark.parametrize("space", [" ", "\n", "\t", "\xa0", "\u3000"])
def test_one_giant_sentence_is_cut_at_white_space(minilm: SentenceTransformerEncoder, space: str):
    text = space.join(["unmeasurableness"] * 400)  # several tokens a word
    chunks = chunk_article(Article("a", "", text), minilm.tokenizer)
    assert len(chunks) > 5
    words = [word for chunk in chunks for word in text[chunk.start : chunk.end].split()]
    assert words == ["unmeasurableness"] * 400


def test_a_sentence_without_white_space_is_cut_between_tokens_into_full_chunks(
    minilm: SentenceTransformerEncoder, own_tokenizer: Tokenizer
):
    text = "橋" * 600  # one token each
    chunks = chunk_article(Article("a", "", text), minilm.tokenizer)
    assert [chunk.end - chunk.start for chunk in chunks] == [254, 254, 92]
    assert [len(own_tokenizer.encode(chunk.encoded).ids) for chunk in chunks] == [256, 256, 94]


@pytest.mark.parametrize("word", ["😀" * 300, "한" * 300, "x" * 5000, "👩‍👩‍👧" * 500])
def test_a_very_long_word_is_kept_whole_or_cut_but_never_truncated(
    minilm: SentenceTransformerEncoder, own_tokenizer: Tokenizer, word: str
):
    text = f"It read {word}, no more. " * 3
    chunks = chunk_article(Article("a", "Varne", text), minilm.tokenizer)
    assert_covers(chunks, text)
    assert max(len(own_tokenizer.encode(chunk.encoded).ids) for chunk in chunks) <= WINDOW


def edited(text: str, draw: random.Random, n: int) -> str:
    """Put a paragraph in, take one out, or change one word, somewhere."""
    paragraphs = text.split("\n\n")
    at = draw.randrange(len(paragraphs) + 1)
    deed = draw.random()
    if deed < 0.5 or len(paragraphs) < 5:
        paragraphs.insert(at, " ".join(f"Edit {n} has line {line} of it." for line in range(draw.randrange(1, 4))))
    elif deed < 0.75:
        paragraphs.pop(at - 1)
    else:
        paragraphs[at - 1] = paragraphs[at - 1].replace("of", f"of{n}", 1)
    return "\n\n".join(paragraphs)


def passages(chunks: list[Chunk], text: str) -> list[str]:
    return [text[chunk.start : chunk.end] for chunk in chunks]


MINUTES = [
    f"On day {n} the council met. It spoke of bridge {n}, of the ferry and of {n} other things." for n in range(60)
]


@pytest.mark.parametrize("at", [0, 1, 30, 31, 32, 59, 60])
def test_a_paragraph_put_in_makes_three_new_chunks_at_most(at: int):
    tokenizer = ToyTokenizer(60)
    before = passages(chunk_article(Article("a", "Minutes", "\n\n".join(MINUTES)), tokenizer), "\n\n".join(MINUTES))
    text = "\n\n".join([*MINUTES[:at], "The mayor left. Nobody said why, and the council went on.", *MINUTES[at:]])
    after = chunk_article(Article("a", "Minutes", text), tokenizer, before)
    assert_covers(after, text)
    assert len(before) > 10
    assert len(set(passages(after, text)) - set(before)) <= 3


def test_what_was_taken_out_or_moved_leaves_the_other_chunks_as_they_were():
    text = "A bell rang. It fell. One two three four. Nobody came at all. Silence fell on us."
    before = toy_chunks(text, 5)
    assert before == ["A bell rang. It fell.", "One two three four.", "Nobody came at all.", "Silence fell on us."]
    without = "A bell rang. It fell. Nobody came at all. Silence fell on us."
    assert toy_chunks(without, 5, kept=before) == [before[0], *before[2:]]
    # The longest run that is still in order stays; here all are cut as before, whichever it is.
    moved = "Silence fell on us. A bell rang. It fell. One two three four. Nobody came at all."
    assert toy_chunks(moved, 5, kept=before) == [before[3], *before[:3]]


def test_a_passage_that_now_stands_within_a_sentence_is_no_chunk_any_more():
    assert toy_chunks("Then it rose. It fell late.", 4, kept=["it rose.", "It fell"]) == [
        "Then it rose.",
        "It fell late.",
    ]


def test_a_remnant_becomes_part_of_its_neighbour_where_that_has_room():
    assert toy_chunks("A bell rang. It fell. Yes.", 6, kept=["A bell rang.", "It fell."]) == [
        "A bell rang. It fell. Yes."
    ]


@given(spaced_text, st.integers(4, 40))
def test_an_article_cut_around_its_own_chunks_is_cut_as_before(text: str, room: int):
    article, tokenizer = Article("a", "", text), ToyTokenizer(room)
    fresh = chunk_article(article, tokenizer)
    assert chunk_article(article, tokenizer, passages(fresh, text)) == fresh


@given(any_title, any_text, any_text, st.integers(4, 40), st.lists(some_text, max_size=4))
def test_chunks_around_any_earlier_passages_hold_all_of_the_text_and_fit(
    title: str, text: str, earlier: str, room: int, more: list[str]
):
    tokenizer = ToyTokenizer(room)
    kept = [*more, *passages(chunk_article(Article("a", title, earlier), tokenizer), earlier), *more]
    chunks = chunk_article(Article("a", title, text + earlier), tokenizer, kept)
    assert_covers(chunks, text + earlier)
    assert all(len(tokenizer.spans(chunk.encoded)) <= room for chunk in chunks)


@settings(max_examples=5)
@given(st.randoms(use_true_random=False), st.integers(20, 60))
def test_a_hundred_edits_leave_chunks_more_than_half_full_and_cost_a_few_each(draw: random.Random, room: int):
    tokenizer, text = ToyTokenizer(room), "\n\n".join(MINUTES)
    kept = passages(chunk_article(Article("a", "", text), tokenizer), text)
    for n in range(100):
        text = edited(text, draw, n)
        chunks = chunk_article(Article("a", "", text), tokenizer, kept)
        now = passages(chunks, text)
        assert len(set(now) - set(kept)) <= 4
        kept = now
    assert_covers(chunks, text)
    sizes = [len(passage.split()) for passage in kept]
    assert max(sizes) <= room
    assert all(one + other > room for one, other in itertools.pairwise(sizes))
    assert sum(sizes) / len(sizes) > room / 2


def test_a_paragraph_in_a_long_article_costs_two_chunks_of_the_real_window(minilm: SentenceTransformerEncoder):
    paragraphs = [f"{sentence}." for sentence in PROSE.split(". ")][:60]
    text = "\n\n".join(paragraphs)
    before = passages(chunk_article(Article("a", "Varne", text), minilm.tokenizer), text)
    for at in (0, 30, 60):
        longer = "\n\n".join(
            [*paragraphs[:at], "The mayor then left for the coast, and came back in June.", *paragraphs[at:]]
        )
        after = chunk_article(Article("a", "Varne", longer), minilm.tokenizer, before)
        assert_covers(after, longer)
        assert len(set(passages(after, longer)) - set(before)) <= 2
