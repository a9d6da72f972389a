"""Attribution: what somebody says may not be stated as a fact."""

import pytest

from retrieval.cite.claim_rules.attribution import attribution_dropped, without_speaker


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The bridge endangers ships.", "The ferry company argues that the bridge endangers ships."),
        ("The toll is an insult to the town.", "The mayor called the toll an insult to the town."),
        ("The flood moved the pier.", "The flood moved the pier, the harbour master said."),
        ("The flood moved the pier.", "The flood moved the pier, fishers say."),
        ("The flood moved the pier.", "According to the harbour master, the flood moved the pier."),
        ("The toll is a tax on fish.", "Fishers see the toll as a tax on fish."),
        ("The toll is unlawful.", "Ada Lund told the council on Monday, 4 May, that the toll is unlawful."),
        # The newspapers say what the town sees.
        ("The town sees the toll as a tax.", "Newspapers have reported that the town sees the toll as a tax."),
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
        (
            "Harbour master Ada Lund told the council that the toll is no tax.",
            "The town treats it as a levy, and harbour master Ada Lund told the council that the toll is not a tax.",
        ),
        ("The Velm is a small river.", "The Velm, also called the Brook, is a small river."),
        ("The claims agreement promises ten ships.", "The agreement on claims promises ten ships."),
        ("The toll, in the mayor's words, is an insult.", "The mayor called the toll an insult."),
        ("For the Fishers' Guild the toll is a tax on fish.", "The Fishers' Guild regards the toll as a tax on fish."),
        (
            "The mayor left open whether the bridge would close.",
            "The mayor did not say whether the bridge would close.",
        ),
        ("The council closed the bridge.", "The council closed the bridge and said that the ferry would run."),
    ],
)
def test_a_view_in_other_words_or_no_view(claim: str, sentence: str) -> None:
    assert not attribution_dropped(claim, [sentence])


def test_what_another_sentence_says_itself_needs_nobody() -> None:
    sentences = ["The mayor said that the flood moved the pier.", "The flood moved the pier by three metres."]
    assert not attribution_dropped("The flood moved the pier.", sentences)


@pytest.mark.parametrize(
    ("claim", "sentence", "expected"),
    [
        ("It sank, Lund said.", "Lund said that the boat sank.", ("It sank", "the boat sank.")),
        ("Lund said that it sank.", "The boat sank, Ada Lund says.", ("it sank.", "The boat sank")),
        ("It sank, Berg said.", "Lund said that it sank.", None),  # somebody else
        ("Lund said that it sank.", "Lund said that the boat sank.", None),
        ("It sank.", "Lund said that the boat sank.", None),
    ],
)
def test_who_says_it_is_left_out_where_one_names_them_first_and_the_other_last(
    claim: str, sentence: str, expected: tuple[str, str] | None
) -> None:
    assert without_speaker(claim, sentence) == (expected or (claim, sentence))
