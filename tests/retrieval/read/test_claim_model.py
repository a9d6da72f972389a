"""The model that reads claims: held to the same weights in PyTorch, and to what its evidence says."""

from pathlib import Path

import numpy as np
import pytest
import torch

from corpus.errors import EncoderError
from retrieval.encode.files.file_digests import sha256
from retrieval.read.claim_model import CLAIM_TOKENS, CLAIMS_FILE, CLAIMS_SHA256, TaughtClaimModel
from retrieval.train.cross_encoder import ClaimModel, installed_base
from retrieval.train.export import restored
from retrieval.train.reader.sentence_windows import Tokens
from tests.support.errors import raises

CLAIM = "The bridge opened in 1880."
EVIDENCE = (
    "The bridge of Tindle\nThe council paid for it. The bridge opened to carts in 1880, after nine years of work.",
    "The bridge did not open in 1880.",
    "Goats graze behind the café: nobody minds.",
)


@pytest.fixture
def model(claim_model: TaughtClaimModel) -> TaughtClaimModel:
    return claim_model


def test_it_says_what_the_same_weights_say_in_pytorch(model):
    torch_model, tokens = ClaimModel(installed_base()), Tokens()
    torch_model.load_state_dict(restored(CLAIMS_FILE))
    torch_model.eval()
    for text, found in zip(EVIDENCE, model.entailments(CLAIM, EVIDENCE), strict=True):
        row = tokens.row(tokens.numbers(CLAIM), text, most=CLAIM_TOKENS)
        read = torch.tensor([row.tokens])
        kinds = (torch.arange(len(row.tokens)) >= row.first).long()[None]
        with torch.inference_mode():
            logits = torch_model(read, kinds, torch.ones_like(read, dtype=torch.bool))
        assert list(found) == pytest.approx(torch.softmax(logits[0], 0).tolist(), abs=0.12), "rounded to 8 bits"
        assert sum(found) == pytest.approx(1)


def test_it_tells_supported_contradicted_and_not_told_apart(model):
    found = model.entailments(CLAIM, EVIDENCE)
    assert [int(np.argmax(one)) for one in found] == [0, 1, 2]


def test_evidence_reads_the_same_alone_and_beside_others(model):
    for text, beside in zip(EVIDENCE, model.entailments(CLAIM, EVIDENCE), strict=True):
        (alone,) = model.entailments(CLAIM, [text])
        assert list(alone) == pytest.approx(list(beside), abs=1e-3)


def test_long_claims_and_long_evidence_are_cut_and_none_is_none(model):
    assert model.entailments(CLAIM, []) == []
    assert len(model.entailments("why " * 400, ["The bridge was repaired by many hands. " * 100])) == 1


def test_the_file_that_ships_is_the_published_one_and_small():
    assert sha256(CLAIMS_FILE) == CLAIMS_SHA256
    assert CLAIMS_FILE.stat().st_size < 10_000_000


def test_another_file_is_refused(tmp_path: Path):
    other = tmp_path / "claims.safetensors"
    with raises(EncoderError, "encoder-lacks-file", file="claims.safetensors"):
        TaughtClaimModel(file=other).check()
    other.write_bytes(CLAIMS_FILE.read_bytes()[:-1] + b"!")
    with raises(EncoderError, "encoder-altered-file", published=CLAIMS_SHA256[:12]):
        TaughtClaimModel(file=other).check()
