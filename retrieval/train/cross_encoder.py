"""The models as they are trained: all-MiniLM-L6-v2's layers over two texts, and heads of their own.

Tokens are `[CLS] question [SEP] passage [SEP]`, or claim and evidence in their places; the second text and the last
separator are of the second type. The embeddings and the lowest layers stay as they are in the installed package, so
that what is shipped is only what differs.
"""

from collections.abc import Mapping
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from retrieval.encode.bert_weights import WEIGHTS, Bert, bert_in
from retrieval.encode.file_digests import Digests
from retrieval.encode.model_files import BUNDLED_SHA256, ModelFiles
from retrieval.read.taught_weights import LAYER_PARTS

BASE_SHA256 = BUNDLED_SHA256[WEIGHTS]
_HEADS_SPREAD = 0.02  # of what the heads begin with, as in BERT


class Scores(NamedTuple):
    """Hold the start and end scores of each token, (rows, length), and how sure each row answers, (rows), as logits."""

    start: Tensor
    end: Tensor
    answers: Tensor


class Layer(nn.Module):
    """Let each token look at the others, then think it over by itself."""

    def __init__(self, width: int, inner: int, heads: int, epsilon: float) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.o = (nn.Linear(width, width) for _ in range(4))
        self.ln1 = nn.LayerNorm(width, eps=epsilon)
        self.f1, self.f2 = nn.Linear(width, inner), nn.Linear(inner, width)
        self.ln2 = nn.LayerNorm(width, eps=epsilon)

    def forward(self, states: Tensor, seen: Tensor) -> Tensor:
        """Return the states after the layer; `seen` says which tokens may be looked at, (rows, 1, 1, length)."""
        query, key, value = (self._by_head(part(states)) for part in (self.q, self.k, self.v))
        looked = functional.scaled_dot_product_attention(query, key, value, attn_mask=seen)
        states = self.ln1(states + self.o(looked.transpose(1, 2).flatten(2)))
        thought: Tensor = self.ln2(states + self.f2(functional.gelu(self.f1(states))))
        return thought

    def _by_head(self, states: Tensor) -> Tensor:
        rows, length, width = states.shape
        return states.view(rows, length, self.heads, width // self.heads).transpose(1, 2)


class CrossEncoder(nn.Module):
    """Read rows of two texts. It begins as the installed MiniLM; who derives from it adds heads, with `heads`."""

    def __init__(self, base: Bert) -> None:
        super().__init__()
        vocabulary, self.width = base.weights["embeddings.word_embeddings.weight"].shape
        places = base.weights["embeddings.position_embeddings.weight"].shape[0]
        inner = base.weights["encoder.layer.0.intermediate.dense.weight"].shape[0]
        self.word, self.pos, self.seg = (
            nn.Embedding(vocabulary, self.width),
            nn.Embedding(places, self.width),
            nn.Embedding(2, self.width),
        )
        self.ln = nn.LayerNorm(self.width, eps=base.epsilon)
        self.layers = nn.ModuleList(Layer(self.width, inner, base.heads, base.epsilon) for _ in range(base.layers))
        self.load_state_dict(base_weights(base))

    def head(self, outputs: int) -> nn.Linear:
        """Return a head that knows nothing."""
        made = nn.Linear(self.width, outputs)
        nn.init.normal_(made.weight, std=_HEADS_SPREAD)
        nn.init.zeros_(made.bias)
        return made

    def freeze(self, layers: int) -> None:
        """Keep the embeddings and so many of the lowest layers as they are."""
        for part in (self.word, self.pos, self.seg, self.ln, *self.layers[:layers]):
            part.requires_grad_(requires_grad=False)

    def states(self, tokens: Tensor, types: Tensor, seen: Tensor) -> Tensor:
        """Return what the layers make of each token, (rows, length, width); `seen` is False where there is none."""
        states: Tensor = self.ln(self.word(tokens) + self.pos.weight[: tokens.shape[1]] + self.seg(types))
        for layer in self.layers:
            states = layer(states, seen[:, None, None, :])
        return states


class ReaderModel(CrossEncoder):
    """Read questions and passages together.

    The first head scores each token as the start and as the end of the answer (Devlin et al., 2019, section 4.3:
    https://arxiv.org/abs/1810.04805), the second reads from the first token whether the passage answers at all.
    """

    HEADS = ("span", "ans_d", "ans")

    def __init__(self, base: Bert) -> None:
        super().__init__(base)
        self.span, self.ans_d, self.ans = self.head(2), self.head(self.width), self.head(1)

    def forward(self, tokens: Tensor, types: Tensor, seen: Tensor) -> Scores:
        """Return the scores of rows of tokens; `seen` is False where a row is filled up."""
        states = self.states(tokens, types, seen)
        spans = self.span(states).float()
        answers = self.ans(torch.tanh(self.ans_d(states[:, 0]))).float()
        return Scores(spans[..., 0], spans[..., 1], answers[:, 0])


class ClaimModel(CrossEncoder):
    """Read claims and their evidence together, and say from the first token how one stands to the other."""

    HEADS = ("claim_d", "claim")

    def __init__(self, base: Bert) -> None:
        super().__init__(base)
        self.claim_d, self.claim = self.head(self.width), self.head(3)

    def forward(self, tokens: Tensor, types: Tensor, seen: Tensor) -> Tensor:
        """Return logits of supported, contradicted and not told, (rows, 3)."""
        first = self.states(tokens, types, seen)[:, 0]
        scores: Tensor = self.claim(torch.tanh(self.claim_d(first))).float()
        return scores


def installed_base() -> Bert:
    """Return the MiniLM of the installed package; its files are checked against the published digests."""
    base = bert_in(ModelFiles("", Digests()))
    if base is None:
        msg = "the installed MiniLM is none"
        raise RuntimeError(msg)
    return base


def base_weights(base: Bert) -> dict[str, Tensor]:
    """Return the installed weights under this model's names."""
    names = {
        "word.weight": "embeddings.word_embeddings.weight",
        "pos.weight": "embeddings.position_embeddings.weight",
        "seg.weight": "embeddings.token_type_embeddings.weight",
        **{f"ln.{kind}": f"embeddings.LayerNorm.{kind}" for kind in ("weight", "bias")},
    }
    for layer in range(base.layers):
        for own, theirs in LAYER_PARTS.items():
            for kind in ("weight", "bias"):
                names[f"layers.{layer}.{own}.{kind}"] = f"encoder.layer.{layer}.{theirs}.{kind}"
    return {own: _read(base, theirs) for own, theirs in names.items()}


def weights_of(checkpoint: Mapping[str, object]) -> dict[str, Tensor]:
    """Return a checkpoint's weights."""
    model = checkpoint["model"]
    if not isinstance(model, Mapping):
        msg = "the checkpoint holds no weights"
        raise TypeError(msg)
    return {name: tensor.float() for name, tensor in model.items()}


def _read(base: Bert, name: str) -> Tensor:
    stored = base.weights[name]
    with stored.file.open("rb") as file:
        file.seek(stored.offset)
        return torch.frombuffer(bytearray(file.read(stored.length)), dtype=torch.float32).reshape(stored.shape)
