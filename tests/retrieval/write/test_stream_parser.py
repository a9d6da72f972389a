"""Reading an answer while it streams: however it is cut, whatever it is."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from retrieval.cite.flaws import Flaw
from retrieval.types import Hit
from retrieval.write.stream_parser import Draft
from tests.support.chat_server import reply, says

BRIDGE = "The council closed the bridge in May. The flood had moved its middle pier by 3 metres."
PLACE = (0, len(BRIDGE), BRIDGE)
HIT = Hit("1", 1, "The bridge", None, None, None, "en", *PLACE, rank=1, score=1.0, similarity=0.5)
CLOSED = says("The council closed the bridge in May.", "The council closed the bridge in May")
MOVED = says("The flood had moved its middle pier by 3 metres.", "flood had moved its middle pier by 3 metres")


def test_a_sentence_is_shown_as_soon_as_it_is_whole() -> None:
    shown: list[str] = []
    draft = Draft([HIT], lambda sentence: shown.append(sentence.text))
    whole = reply(CLOSED, MOVED)
    end = whole.index("}") + 1
    draft.take(whole[: end - 1])
    assert shown == []
    draft.take(whole[end - 1 : end])
    assert shown == [CLOSED["text"]]
    assert not draft.done


@given(st.lists(st.integers(1, 60), min_size=1), st.sampled_from(["", "Here: ", "<think>no</think>"]))
def test_it_does_not_matter_how_the_answer_is_cut_into_pieces(sizes: list[int], before: str) -> None:
    wrong = says("The flood moved the pier by 5 metres.", 'by "5 metres", { "sentences": [ ] }')
    whole = before + reply(CLOSED, wrong, MOVED)
    draft, at = Draft([HIT]), 0
    for size in itertools.cycle(sizes):
        if at >= len(whole) or not draft.take(whole[at : at + size]):
            break
        at += size
    assert draft.finish()
    assert [sentence.text for sentence in draft.sentences] == [CLOSED["text"], MOVED["text"]]
    assert draft.flaws == [Flaw.NOT_IN_PASSAGE]


@given(st.text(alphabet=st.sampled_from('{}[]",: \\n"sentences"cannot_answertrue1')))
def test_no_answer_breaks_the_reading(said: str) -> None:
    draft = Draft([HIT])
    draft.take(said)
    draft.finish()
    assert draft.sentences == []
