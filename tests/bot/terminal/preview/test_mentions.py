"""Names typed with an @."""

import pytest

from bot.terminal.preview.mentions import with_mentions

MENTIONS = {"Footnote": "<@7>", "reader": "<@8>"}


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("@Footnote what is new?", "<@7> what is new?"),
        ("@footnote, and you @Reader?", "<@7>, and you <@8>?"),
        ("thanks @Footnote", "thanks <@7>"),
        ("<@7> what is new?", "<@7> what is new?"),
        ("write to me@footnote.example", "write to me@footnote.example"),
        ("@Footnotes are small", "@Footnotes are small"),
        ("@stranger hello", "@stranger hello"),
    ],
)
def test_a_name_is_a_mention_where_it_stands_alone(typed, sent):
    assert with_mentions(typed, MENTIONS) == sent
