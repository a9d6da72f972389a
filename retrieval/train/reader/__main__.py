"""Teach the reader, and write the file it ships as; needs the extra `train`. The model card is `docs/reader.md`.

`python -m retrieval.train.reader train DATA... --out FOLDER --minutes 240` teaches it on files of question-passage
pairs (`retrieval.train.reader.pairs`). FOLDER gets `checkpoint.pt`, `progress.jsonl` and `progress.png`. Stopped by
Ctrl-C, SIGTERM or the loss of the machine, the same command goes on from the checkpoint.

`python -m retrieval.train.reader export CHECKPOINT OUT` writes what differs from the installed model
(`retrieval.train.export`).
"""

import argparse
import json
from collections.abc import Sequence
from typing import Any

from retrieval.read.cross_encoder import TOKENS
from retrieval.read.span_model import QUESTION_TOKENS
from retrieval.train.command import Watch, begun, command, recipe_of, run, weights_named
from retrieval.train.cross_encoder import ReaderModel
from retrieval.train.progress import Drawn
from retrieval.train.reader.examples import Examples
from retrieval.train.reader.pairs import SOURCE_WEIGHTS, parted, read_pairs
from retrieval.train.reader.scores import auc_by_source, f1_by_source, figures
from retrieval.train.reader.training import ReaderTraining

_DRAWN = Drawn(
    losses={"span": "start and end", "answers": "whether it answers"},
    figures={
        "f1": "F1 of windows that answer",
        "exact_match": "exact match of the same",
        "auc_margin": "answerable or not, by the span",
        "auc_answers": "answerable or not, by the head",
    },
)
EXPORTED = {
    "heads": ReaderModel.HEADS,
    "metadata": {
        "format": "footnote-reader",
        "heads": "span,ans",
        "question_tokens": str(QUESTION_TOKENS),
        "tokens": str(TOKENS),
    },
}


def train(arguments: argparse.Namespace) -> None:
    """Teach from the beginning, from other weights, or from where it stopped."""
    weights = weights_named(arguments, SOURCE_WEIGHTS)
    taught, kept = parted(read_pairs(arguments.data, weights))
    training = ReaderTraining(recipe_of(arguments), arguments.device)
    begun(training, arguments)
    recipe = training.recipe
    examples = Examples(taught, weights, batch=recipe.batch, seed=recipe.seed, base=training.base)
    held_out = examples.held_out(kept, arguments.per_source)
    print(json.dumps({"taught": len(taught), "held_out": len(held_out), "steps": training.steps}))  # noqa: T201

    def measured() -> dict[str, Any]:
        readings = training.read(held_out)
        if not readings:
            return {}
        by_source = {"f1_by_source": f1_by_source(readings), "auc_by_source": auc_by_source(readings)}
        return {"figures": figures(readings), **by_source}

    run(Watch(training, measured, _DRAWN, arguments.out, arguments.measure_every, arguments.save_every), examples)


def main(given: Sequence[str] | None = None) -> None:
    """Do what the command line asks for."""
    command(given, "the reader", "question-passage pairs (JSON lines, .gz)", train, EXPORTED)


if __name__ == "__main__":
    main()
