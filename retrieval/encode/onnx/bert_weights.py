"""Whether a sentence-transformers model is a BERT, and where its weights lie.

Many encoders have the shape of Devlin et al. (2019), https://arxiv.org/abs/1810.04805: all-MiniLM, bge, e5 and their
like, and the XLM-RoBERTa ones. `bert_in` looks at everything that a vector depends on, and says no wherever it isn't
sure: quantised or split weights, another activation, a pooling it doesn't know, further layers.
"""

import hashlib
import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from retrieval.encode.files.model_files import ModelFiles
from retrieval.encode.onnx.onnx_writer import Stored

WEIGHTS = "model.safetensors"
_POOLINGS = {"pooling_mode_mean_tokens": "mean", "pooling_mode_cls_token": "cls"}
_KINDS = ("bert", "roberta", "xlm-roberta")
_KNOWN = {"max_seq_length", "do_lower_case", "transformer_task", "modality_config", "module_output_name"}
_NEEDED = {"num_hidden_layers", "num_attention_heads", "hidden_size", "layer_norm_eps", "pad_token_id"}


@dataclass(frozen=True, slots=True)
class Bert:
    """Hold what sets one BERT apart from another, and where its weights are.

    `window` is how many tokens it takes, `first` the position of the first of them, `pooling` is "mean" or "cls".
    """

    layers: int
    heads: int
    width: int
    epsilon: float
    first: int
    window: int
    pooling: str
    weights: Mapping[str, Stored]

    def used(self) -> list[str]:
        """Return the names of the weights that a vector depends on."""
        embeddings = [f"embeddings.{kind}_embeddings.weight" for kind in ("word", "position", "token_type")]
        parts = ["attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense"]
        parts += ["attention.output.LayerNorm", "intermediate.dense", "output.dense", "output.LayerNorm"]
        layers = [f"encoder.layer.{n}.{part}" for n in range(self.layers) for part in parts]
        return [
            *embeddings,
            *(f"{part}.{kind}" for part in ["embeddings.LayerNorm", *layers] for kind in ("weight", "bias")),
        ]

    def digest(self) -> str:
        """Return the SHA-256 of all weights, by name, as sentence-transformers would name and hold them."""
        found = hashlib.sha256()
        for name, tensor in sorted(self.weights.items()):
            found.update(f"0.model.{name}".encode())
            with tensor.file.open("rb") as file:
                file.seek(tensor.offset)
                found.update(file.read(tensor.length))
        return found.hexdigest()


def bert_in(files: ModelFiles) -> Bert | None:
    """Return the BERT that a model's folder holds, None where it holds something else."""
    config, pooling, folder = files.read("config.json") or {}, _pooling(files), files.folder
    if folder is None or pooling is None or not _is_plain(config, files):
        return None
    weights = _stored(folder / WEIGHTS)
    positions = weights.get("embeddings.position_embeddings.weight")
    if positions is None or not files.has("tokenizer.json"):
        return None
    first = 0 if config["model_type"] == "bert" else int(config["pad_token_id"]) + 1
    found = Bert(
        layers=int(config["num_hidden_layers"]),
        heads=int(config["num_attention_heads"]),
        width=int(config["hidden_size"]),
        epsilon=float(config["layer_norm_eps"]),
        first=first,
        window=min(files.window() or positions.shape[0], positions.shape[0] - first),
        pooling=pooling,
        weights=weights,
    )
    return found if set(found.used()) <= set(weights) else None


def _is_plain(config: Mapping[str, Any], files: ModelFiles) -> bool:
    """Return whether nothing in the settings asks for more than the graph does."""
    own = files.read("sentence_bert_config.json") or {}
    return (
        config.get("model_type") in _KINDS
        and set(config) >= _NEEDED
        and config.get("hidden_act") == "gelu"
        and config.get("position_embedding_type", "absolute") == "absolute"
        and not config.get("is_decoder")
        and not config.get("auto_map")  # code of its own
        and not files.has("adapter_config.json")
        and set(own) <= _KNOWN
        and not own.get("do_lower_case")
    )


def _pooling(files: ModelFiles) -> str | None:
    """Return how a model makes one vector of many, None where it isn't by one of two ways and scaling to length 1."""
    modules = files.read("modules.json") or []
    kinds = [str(module.get("type", "")).rpartition(".")[2] for module in modules]
    if kinds[:2] != ["Transformer", "Pooling"] or not set(kinds[2:]) <= {"Normalize"} or modules[0].get("path"):
        return None
    config = files.read(f"{modules[1].get('path')}/config.json") or {}
    modes = [value for key, value in _POOLINGS.items() if config.get(key)] or [str(config.get("pooling_mode"))]
    others = [key for key, on in config.items() if key.startswith("pooling_mode_") and on and key not in _POOLINGS]
    plain = config.get("include_prompt", True) and not others and len(modes) == 1
    return modes[0] if plain and modes[0] in _POOLINGS.values() else None


def _stored(file: Path) -> dict[str, Stored]:
    """Return the float32 tensors of a safetensors file: https://huggingface.co/docs/safetensors, "Format"."""
    file = file.resolve()  # in a hub's cache it is a link, and ONNX Runtime follows none out of a folder
    if not file.is_file():
        return {}
    with file.open("rb") as opened:
        size = struct.unpack("<Q", opened.read(8))[0]
        header = json.loads(opened.read(size))
    found = {}
    for name, entry in header.items():
        own = name.removeprefix("bert.").removeprefix("roberta.")
        if entry.get("dtype") == "F32" and own.startswith(("embeddings.", "encoder.", "pooler.")):
            start, end = entry["data_offsets"]
            found[own] = Stored(file, 8 + size + start, end - start, tuple(entry["shape"]))
    return found
