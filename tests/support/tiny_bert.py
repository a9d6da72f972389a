"""A BERT of three narrow layers with MiniLM's vocabulary and random weights, to teach within a test."""

from dataclasses import replace
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from retrieval.encode.base_models import MiniLM
from retrieval.encode.files.file_digests import Digests
from retrieval.encode.onnx.bert_weights import WEIGHTS, Bert, _stored
from retrieval.read.taught_weights import LAYER_PARTS

WIDTH, INNER, LAYERS, VOCABULARY, PLACES = 12, 24, 3, 30_522, 512
_BARE = Bert(layers=LAYERS, heads=2, width=WIDTH, epsilon=1e-12, first=0, window=256, pooling="mean", weights={})


class TinyMiniLM(MiniLM):
    """Give the small one in place of the installed one, whose tokens it has."""

    def __init__(self, bert: Bert) -> None:
        super().__init__(Digests())
        self.bert = bert


def save_tiny_bert(folder: Path, seed: int = 0) -> TinyMiniLM:
    """Save the weights, and return the model that they are of."""
    shapes = {
        "embeddings.word_embeddings.weight": (VOCABULARY, WIDTH),
        "embeddings.position_embeddings.weight": (PLACES, WIDTH),
        "embeddings.token_type_embeddings.weight": (2, WIDTH),
        "embeddings.LayerNorm.weight": (WIDTH,),
        "embeddings.LayerNorm.bias": (WIDTH,),
    }
    sizes = {"f1": (INNER, WIDTH), "f2": (WIDTH, INNER), "ln1": (WIDTH,), "ln2": (WIDTH,)}
    for layer in range(LAYERS):
        for part, name in LAYER_PARTS.items():
            shape = sizes.get(part, (WIDTH, WIDTH))
            shapes[f"encoder.layer.{layer}.{name}.weight"] = shape
            shapes[f"encoder.layer.{layer}.{name}.bias"] = shape[:1]
    random = np.random.default_rng(seed)
    arrays = {
        name: (random.normal(scale=0.3, size=shape) + ("LayerNorm.weight" in name)).astype(np.float32)
        for name, shape in shapes.items()
    }
    file = folder / WEIGHTS
    folder.mkdir(parents=True, exist_ok=True)
    save_file(arrays, file)
    return TinyMiniLM(replace(_BARE, weights=_stored(file)))
