"""The file that a trained reader ships as: what differs from the installed model, in safetensors.

Left out are the embeddings and every layer that is still the installed one, weight for weight. What is in, where `i` is
a layer that was trained:

| name | type and shape | what it is |
| --- | --- | --- |
| `layers.{i}.{q,k,v,o,f1,f2}.weight` | int8, (out, in) | query, key, value, output, and the two of the inner layer |
| `layers.{i}.{q,k,v,o,f1,f2}.scale` | float32, (out) | times this, each row is what was trained |
| `layers.{i}.{q,k,v,o,f1,f2}.bias` | float32, (out) | |
| `layers.{i}.{ln1,ln2}.{weight,bias}` | float32, (width) | after the attention, and after the inner layer |
| `span.weight`, `span.bias` | float32, (2, width), (2) | each token's score as a start, as an end |
| `ans_d.weight`, `ans_d.scale`, `ans_d.bias` | int8, float32, float32 | over the first token's state, before a tanh |
| `ans.weight`, `ans.bias` | float32, (1, width), (1) | how sure the passage answers, a logit |

Its metadata, all strings: `format` ("footnote-reader"), `version` ("1"), `base` (the name of the model it goes on),
`base_sha256` (of that model's `model.safetensors`), `layers` ("1,2,3,4,5"), `heads` ("span,ans"), `question_tokens` and
`tokens`, the greatest lengths of a question and of the whole row in training, and `steps`, where it is known.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save
from torch import Tensor

from retrieval.encode.base_models import MiniLM
from retrieval.read.taught_weights import LAYER_PARTS
from retrieval.train.cross_encoder import base_weights, installed_base, weights_of

VERSION = "1"
_GREATEST = 127
_MATRICES = {"q", "k", "v", "o", "f1", "f2", "ans_d", "claim_d"}


def export(checkpoint: Path, out: Path, heads: Sequence[str], metadata: Mapping[str, str]) -> dict[str, str]:
    """Write the file that ships, with the heads named, and return its metadata, those given among them."""
    held = torch.load(checkpoint, map_location="cpu", weights_only=True)
    base_model = installed_base(base_of(checkpoint))
    base = base_weights(base_model)
    weights = base | weights_of(held)
    layers = trained_layers(weights, base)
    tensors: dict[str, Tensor] = {}
    for part in [*(f"layers.{layer}.{part}" for layer in layers for part in LAYER_PARTS), *heads]:
        weight, bias = weights[f"{part}.weight"], weights[f"{part}.bias"]
        tensors[f"{part}.bias"] = bias.contiguous()
        if part.rpartition(".")[2] in _MATRICES:
            tensors[f"{part}.weight"], tensors[f"{part}.scale"] = quantised(weight)
        else:
            tensors[f"{part}.weight"] = weight.contiguous()
    whole = {
        "version": VERSION,
        "base": base_model.name,
        "base_sha256": base_model.sha256,
        "layers": ",".join(map(str, layers)),
        **metadata,
        **({"steps": str(held["steps"])} if "steps" in held else {}),
    }
    out.write_bytes(save(tensors, whole))  # save_file would let nobody else read it
    return whole


def trained_layers(weights: Mapping[str, Tensor], base: Mapping[str, Tensor]) -> list[int]:
    """Return the layers that differ from the installed ones. Raise ValueError where the embeddings do, too."""
    changed = {name for name, tensor in base.items() if not torch.equal(weights[name], tensor)}
    if astray := sorted(name for name in changed if not name.startswith("layers.")):
        msg = f"not trained on the installed model, or with its embeddings: {', '.join(astray)}"
        raise ValueError(msg)
    return sorted({int(name.split(".")[1]) for name in changed})


def quantised(weight: Tensor) -> tuple[Tensor, Tensor]:
    """Return a matrix in 8 bits, and what each of its rows is to be multiplied by."""
    scale = weight.abs().amax(dim=1).clamp(min=torch.finfo(torch.float32).tiny) / _GREATEST
    return torch.round(weight / scale[:, None]).clamp(-_GREATEST, _GREATEST).to(torch.int8), scale


def base_of(file: Path) -> str:
    """Return the name of the installed model that a checkpoint, or a file that ships, goes on from."""
    if file.suffix == ".safetensors":
        with safe_open(file, "pt") as opened:
            name: str = opened.metadata()["base"]
            return name
    held = torch.load(file, map_location="cpu", weights_only=True, mmap=True)
    return str(held.get("recipe", {}).get("base", MiniLM.name))


def restored(file: Path) -> dict[str, Tensor]:
    """Return all the weights of a reader, in the model's names: the file's, and for the rest the installed ones."""
    weights, tensors = base_weights(installed_base(base_of(file))), load_file(file)
    for name, tensor in tensors.items():
        part, _, kind = name.rpartition(".")
        if kind == "weight" and tensor.dtype == torch.int8:
            weights[name] = tensor.float() * tensors[f"{part}.scale"][:, None]
        elif kind != "scale":
            weights[name] = tensor
    return weights
