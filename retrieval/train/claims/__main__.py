"""Teach the check of claims, and write the file it ships as; needs the extra `train`. See `docs/reader.md`.

`python -m retrieval.train.claims train DATA... --out FOLDER --minutes 80` teaches it on files of claims and of
question-passage pairs (`retrieval.train.claims.pairs`). It is stopped and goes on as `retrieval.train.reader` does.

`python -m retrieval.train.claims export CHECKPOINT OUT` writes what differs from the installed MiniLM.
"""

import argparse
import json
from collections.abc import Sequence
from typing import Any

from retrieval.read.claim_model import CLAIM_TOKENS
from retrieval.read.cross_encoder import TOKENS
from retrieval.train.claims.examples import ClaimExamples
from retrieval.train.claims.pairs import SOURCE_WEIGHTS, read_material
from retrieval.train.claims.scores import accuracy_by_kind, figures
from retrieval.train.claims.training import ClaimTraining
from retrieval.train.command import Watch, begun, command, recipe_of, run, weights_named
from retrieval.train.cross_encoder import ClaimModel
from retrieval.train.progress import Drawn
from retrieval.train.reader.pairs import parted

_DRAWN = Drawn(
    losses={"claim": "supported, contradicted or not told"},
    figures={
        "accuracy_people": "accuracy, claims by people",
        "accuracy_made": "accuracy, claims made by rule",
        "auc_supported": "supported or not, area under the curve",
    },
)
EXPORTED = {
    "heads": ClaimModel.HEADS,
    "metadata": {
        "format": "footnote-claims",
        "heads": "claim",
        "claim_tokens": str(CLAIM_TOKENS),
        "tokens": str(TOKENS),
    },
}


def train(arguments: argparse.Namespace) -> None:
    """Teach from the beginning, from other weights, or from where it stopped."""
    weights = weights_named(arguments, SOURCE_WEIGHTS)
    taught, kept = parted(read_material(arguments.data, weights))
    training = ClaimTraining(recipe_of(arguments), arguments.device)
    begun(training, arguments)
    examples = ClaimExamples(taught, weights, batch=training.recipe.batch, seed=training.recipe.seed)
    held_out = examples.held_out(kept, arguments.per_source)
    print(json.dumps({"taught": len(taught), "held_out": len(held_out), "steps": training.steps}))  # noqa: T201

    def measured() -> dict[str, Any]:
        if not held_out:
            return {}
        logits = training.read(held_out)
        return {"figures": figures(held_out, logits), "accuracy_by_kind": accuracy_by_kind(held_out, logits)}

    run(Watch(training, measured, _DRAWN, arguments.out, arguments.measure_every, arguments.save_every), examples)


def main(given: Sequence[str] | None = None) -> None:
    """Do what the command line asks for."""
    command(given, "the check of claims", "claims, and question-passage pairs (JSON lines, .gz)", train, EXPORTED)


if __name__ == "__main__":
    main()
