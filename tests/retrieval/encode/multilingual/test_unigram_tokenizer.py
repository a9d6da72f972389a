"""Unigram pieces, on a vocabulary whose likeliest cuts can be worked out by hand."""

import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.encode.multilingual.character_map import precompiled
from retrieval.encode.multilingual.q4_file import Vocabulary
from retrieval.encode.multilingual.unigram_tokenizer import UnigramTokenizer

PIECES = {"<s>": 0.0, "<pad>": 0.0, "</s>": 0.0, "<unk>": 0.0}
PIECES |= {
    "▁": -4.0,
    "▁a": -3.0,
    "▁ab": -3.5,
    "b": -2.0,
    "c": -2.0,
    "bc": -3.0,
    "eh": -5.0,
    "▁f": -4.0,
    "f": -4.5,
    "i": -4.5,
}
PIECES |= {"다": -5.0, "다리": -6.0}
CHARACTERS = {"ﬁ": "fi", "\u200b": " ", "\t": " ", "\x07": "", "Ａ": "a", "ｂ": "b"}


def vocabulary() -> Vocabulary:
    encoded = [piece.encode() for piece in PIECES]
    offsets = np.cumsum([0, *map(len, encoded)]).astype(np.uint32).data
    return Vocabulary(b"".join(encoded), offsets, np.array([*PIECES.values()], np.float32), 0, 2, 1, 3, CHARACTERS)


@pytest.fixture(scope="module")
def tokens() -> UnigramTokenizer:
    return UnigramTokenizer(vocabulary())


def cut(tokens: UnigramTokenizer, text: str) -> list[str]:
    return [[*PIECES][number] for number in tokens.ids(text, sys.maxsize)][1:-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc", ["▁ab", "c"]),  # -5.5; ▁a and bc have -6, ▁a, b and c -7
        ("a  bc", ["▁a", "▁", "bc"]),
        (" a ", ["▁a", "▁"]),
        ("", []),
        ("Ａｂc", ["▁ab", "c"]),
        ("ﬁ", ["▁f", "i"]),
        ("a\x07bc", ["▁ab", "c"]),
        ("a\t\u200ba", ["▁a", "▁a"]),
        ("다리", ["▁", "다리"]),
        ("axyb", ["▁a", "<unk>", "b"]),
        ("桥", ["▁", "<unk>"]),  # not eh, though Python hashes the two alike
        ("<s>", ["▁", "<unk>"]),
    ],
)
def test_the_likeliest_pieces_are_found(tokens: UnigramTokenizer, text: str, expected: list[str]):
    assert cut(tokens, text) == expected


def test_what_is_too_much_is_cut_off_between_start_and_end(tokens: UnigramTokenizer):
    assert tokens.ids("a a a a", 4) == [0, 5, 5, 2]


def test_spans_are_places_in_the_text_as_it_was_given(tokens: UnigramTokenizer):
    text = "ﬁ  a\x07bc 다리"
    assert [text[start:end] for start, end in tokens.spans(text)] == ["ﬁ", "ﬁ", " a\x07b", "c", " ", "다리"]


@given(st.text(st.sampled_from(sorted("abcefhi xé桥다리ﬁＡ\t")), max_size=30))
def test_tokenizers_cuts_the_same(text: str):
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

    theirs = Tokenizer(models.Unigram([*PIECES.items()], 3, byte_fallback=False))
    reading = normalizers.Precompiled(precompiled(CHARACTERS))
    theirs.normalizer = normalizers.Sequence([reading, normalizers.Replace(Regex(" {2,}"), " ")])
    theirs.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    assert UnigramTokenizer(vocabulary()).ids(text, sys.maxsize)[1:-1] == theirs.encode(text).ids
