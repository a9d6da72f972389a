"""The installed models that a reader goes on from give the weights and tokens that their own libraries give."""

from pathlib import Path

import numpy as np
import pytest
import torch

from corpus.errors import EncoderError
from retrieval.encode.base_models import BASES, BaseModel, MiniLM, MultilingualE5Base
from retrieval.encode.files.file_digests import Digests
from retrieval.encode.multilingual.q4_file import Q4File, installed_file
from retrieval.encode.torch_multilingual import sentence_transformer_of
from retrieval.train.cross_encoder import ReaderModel

TEXT = "When did the  flood reach Ystad? 洪水はいつ来たか。 홍수는 언제 왔나요?"


@pytest.fixture(scope="module", params=sorted(BASES))
def base(request: pytest.FixtureRequest) -> BaseModel:
    made: BaseModel = BASES[request.param](Digests())
    return made


def test_tokens_stand_where_they_say(base: BaseModel) -> None:
    (found,) = base.tokenized([TEXT])
    assert len(found.ids) == len(found.offsets)
    starts = [start for start, _ in found.offsets]
    assert starts == sorted(starts)
    said = [TEXT[start:end] for start, end in found.offsets]
    assert "flood" in said
    assert not any(part != part.strip() for part in said if part.strip())


def test_several_texts_are_cut_as_each_by_itself(base: BaseModel) -> None:
    texts = [TEXT, "", "A short one."]
    assert base.tokenized(texts) == [base.tokenized([text])[0] for text in texts]


def test_what_stands_for_tokens_is_their_row_of_the_matrix(base: BaseModel) -> None:
    numbers = np.array([[base.start, 2054, base.separator], [2054, 999, 5]])
    matrix = base.matrix("embeddings.word_embeddings.weight")
    assert base.words(numbers) == pytest.approx(matrix[numbers])
    assert matrix.shape[1] == base.bert.width


def test_a_reader_begins_with_the_multilingual_models_own_states() -> None:
    own = sentence_transformer_of(Q4File(installed_file(Digests())))[0].auto_model
    tokens = torch.tensor([[0, *MultilingualE5Base(Digests()).tokenized([TEXT])[0].ids, 2]])
    model = ReaderModel(MultilingualE5Base(Digests())).eval()
    with torch.inference_mode():
        theirs = own(input_ids=tokens, attention_mask=torch.ones_like(tokens)).last_hidden_state
        ours = model.states(tokens, torch.zeros_like(tokens), torch.ones_like(tokens, dtype=torch.bool))
    assert float((theirs - ours).abs().max()) < 1e-3


def test_a_folder_that_holds_no_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(EncoderError) as refused:
        _ = MiniLM(Digests(), str(tmp_path)).bert
    assert refused.value.code == "encoder-lacks-file"
