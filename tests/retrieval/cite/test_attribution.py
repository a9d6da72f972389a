"""Attribution: what somebody says may not be stated as a fact."""

import pytest

from retrieval.cite.attribution import attribution_dropped


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The bridge endangers ships.", "The ferry company argues that the bridge endangers ships."),
        ("The toll is an insult to the town.", "The mayor called the toll an insult to the town."),
        ("The flood moved the pier.", "The flood moved the pier, the harbour master said."),
        ("The flood moved the pier.", "According to the harbour master, the flood moved the pier."),
        ("The toll is a tax on fish.", "Fishers see the toll as a tax on fish."),
        ("The toll is unlawful.", "Ada Lund told the council on Monday, 4 May, that the toll is unlawful."),
        # "Said" is in what is said: nobody says it in the claim.
        ("The company argued in bad faith.", "The mayor said that the company argued in bad faith."),
    ],
)
def test_an_attribution_that_is_dropped(claim: str, sentence: str) -> None:
    assert attribution_dropped(claim, [sentence])


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("In the company's view the bridge endangers ships.", "The company argues that the bridge endangers ships."),
        ("The mayor criticised the toll as an insult.", "The mayor called the toll an insult."),
        ("The flood moved the pier.", "The flood moved the pier, and the harbour master said nothing."),
        ("The Velm is a small river.", "The Velm, also called the Brook, is a small river."),
        ("The claims agreement promises ten ships.", "The agreement on claims promises ten ships."),
        ("The council closed the bridge.", "The council closed the bridge and said that the ferry would run."),
    ],
)
def test_a_view_in_other_words_or_no_view(claim: str, sentence: str) -> None:
    assert not attribution_dropped(claim, [sentence])


def test_what_another_sentence_says_itself_needs_nobody() -> None:
    sentences = ["The mayor said that the flood moved the pier.", "The flood moved the pier by three metres."]
    assert not attribution_dropped("The flood moved the pier.", sentences)
