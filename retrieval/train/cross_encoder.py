"""The models as they are trained: an installed model's layers over two texts, and heads of their own.

Tokens are `[CLS] question [SEP] passage [SEP]`, or claim and evidence in their places, with the separators that the
model goes by and, where it tells kinds of token apart, the second text and the last separator of the second. The
embeddings and the lowest layers stay as they are in the installed package, so
that what is shipped is only what differs.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from retrieval.encode.base_models import BASES, BaseModel, MiniLM
from retrieval.encode.files.file_digests import Digests
from retrieval.read.taught_weights import LAYER_PARTS

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
    """Read rows of two texts. It begins as an installed model; who derives from it adds heads, with `heads`."""

    def __init__(self, base: BaseModel) -> None:
        super().__init__()
        bert, weights = base.bert, base_weights(base)
        vocabulary, self.width = weights["word.weight"].shape
        places, inner = len(weights["pos.weight"]), len(weights["layers.0.f1.weight"])
        self.word, self.pos, self.seg = (
            nn.Embedding(vocabulary, self.width),
            nn.Embedding(places, self.width),
            nn.Embedding(2, self.width),
        )
        self.ln = nn.LayerNorm(self.width, eps=bert.epsilon)
        self.layers = nn.ModuleList(Layer(self.width, inner, bert.heads, bert.epsilon) for _ in range(bert.layers))
        self.load_state_dict(weights)

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

    def __init__(self, base: BaseModel) -> None:
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

    def __init__(self, base: BaseModel) -> None:
        super().__init__(base)
        self.claim_d, self.claim = self.head(self.width), self.head(3)

    def forward(self, tokens: Tensor, types: Tensor, seen: Tensor) -> Tensor:
        """Return logits of supported, contradicted and not told, (rows, 3)."""
        first = self.states(tokens, types, seen)[:, 0]
        scores: Tensor = self.claim(torch.tanh(self.claim_d(first))).float()
        return scores


def installed_base(name: str = MiniLM.name) -> BaseModel:
    """Return an installed model by its name; its files are checked against the published digests."""
    return BASES[name](Digests())


def base_weights(base: BaseModel) -> dict[str, Tensor]:
    """Return the installed weights under this model's names."""
    matrices = {
        "word.weight": "embeddings.word_embeddings.weight",
        "pos.weight": "embeddings.position_embeddings.weight",
        "seg.weight": "embeddings.token_type_embeddings.weight",
    }
    vectors = {f"ln.{kind}": f"embeddings.LayerNorm.{kind}" for kind in ("weight", "bias")}
    for layer in range(base.bert.layers):
        for own, theirs in LAYER_PARTS.items():
            some = vectors if own.startswith("ln") else matrices
            some[f"layers.{layer}.{own}.weight"] = f"encoder.layer.{layer}.{theirs}.weight"
            vectors[f"layers.{layer}.{own}.bias"] = f"encoder.layer.{layer}.{theirs}.bias"
    read = {own: base.matrix(theirs) for own, theirs in matrices.items()}
    read |= {own: base.vector(theirs) for own, theirs in vectors.items()}
    return {own: torch.from_numpy(np.array(weight, np.float32)) for own, weight in read.items()}


def weights_of(checkpoint: Mapping[str, object]) -> dict[str, Tensor]:
    """Return a checkpoint's weights, all or those that were taught."""
    model = checkpoint["model"]
    if not isinstance(model, Mapping):
        msg = "the checkpoint holds no weights"
        raise TypeError(msg)
    return {name: tensor.float() for name, tensor in model.items()}
