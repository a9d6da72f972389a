"""Measure readers on what is held out: `python -m retrieval.train.reader.held_out READER... --data DATA...`.

READER is a checkpoint of `retrieval.train.reader`, or a file that ships, all of one base. They read the same windows.
Printed as JSON are, for each, the figures with their intervals, F1 by source and the area under the curve by kind of
question without an answer; and for all but the first, by how much they differ from it.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from retrieval.train.export import base_of, restored
from retrieval.train.reader.examples import Examples
from retrieval.train.reader.pairs import SOURCE_WEIGHTS, parted, read_pairs
from retrieval.train.reader.scores import Reading, auc_by_source, difference, f1_by_source, figures
from retrieval.train.reader.training import ReaderTraining
from retrieval.train.training import Recipe


def held_out(
    readers: Sequence[Path], data: Sequence[Path], per_source: int, *, in_other_words: bool = False
) -> dict[str, Any]:
    """Return the figures of each reader, by its path."""
    _, kept = parted(read_pairs(data))
    training = ReaderTraining(Recipe(half=False, base=base_of(readers[0])))
    examples = Examples(kept, SOURCE_WEIGHTS, batch=1, seed=0, base=training.base)
    windows = examples.held_out(kept, per_source, in_other_words=in_other_words)
    found: dict[str, Any] = {}
    first: list[Reading] = []
    for reader in readers:
        training.begin_with(_weights(reader))
        readings = training.read(windows)
        found[str(reader)] = {
            "figures": figures(readings),
            "f1_by_source": f1_by_source(readings),
            "auc_by_source": auc_by_source(readings),
            **({"difference": difference(first, readings)} if first else {}),
        }
        first = first or readings
    return found


def _weights(reader: Path) -> dict[str, Any]:
    if reader.suffix == ".safetensors":
        return {"model": restored(reader)}
    held: dict[str, Any] = torch.load(reader, map_location="cpu", weights_only=True)
    return held


def main(given: Sequence[str] | None = None) -> None:
    """Measure, print."""
    parser = argparse.ArgumentParser(description="Measure readers on what is held out of the training.")
    parser.add_argument("readers", nargs="+", type=Path, metavar="READER", help="a checkpoint, or a .safetensors file")
    parser.add_argument("--data", nargs="+", type=Path, required=True, help="question-passage pairs (JSON lines, .gz)")
    parser.add_argument("--per-source", type=int, default=60, help="pairs of a source at most")
    parser.add_argument("--reworded", action="store_true", help="with the questions as people put them")
    parser.add_argument("--threads", type=int, help="how many PyTorch may use; by default as many as there are cores")
    arguments = parser.parse_args(given)
    bases = sorted({base_of(reader) for reader in arguments.readers})
    if len(bases) > 1:
        parser.error(f"readers of one base alone read the same windows; these go on from {' and '.join(bases)}")
    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    found = held_out(arguments.readers, arguments.data, arguments.per_source, in_other_words=arguments.reworded)
    print(json.dumps(found, indent=2))  # noqa: T201


if __name__ == "__main__":
    main()
