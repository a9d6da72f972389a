"""The countries that a sentence names, in its language's own words for them."""

import pytest

from retrieval.text.words.countries import countries_in


@pytest.mark.parametrize(
    ("text", "language", "codes"),
    [
        ("Norway and Japan signed it.", "en", {"NO", "JP"}),
        ("The Norwegian and Japanese ministers met.", "en", {"NO", "JP"}),
        ("노르웨이와 일본이 서명했다.", "ko", {"NO", "JP"}),
        ("ノルウェーと日本が署名した。", "ja", {"NO", "JP"}),
        ("Norwegen und Japan haben unterschrieben.", "de", {"NO", "JP"}),
        ("挪威和日本签署了协议。", "zh", {"NO", "JP"}),
        ("The romanian of the two had no omanis.", "en", {"RO", "OM"}),
        ("The woman was in a domain of her own.", "en", set()),
        ("The ferry sails at nine.", "en", set()),
        ("Norway signed it.", "xx", set()),
    ],
)
def test_countries_are_found_by_their_names(text: str, language: str, codes: set[str]) -> None:
    assert countries_in(text, language) == codes
