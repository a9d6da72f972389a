"""Read a claim and its evidence together: whether the evidence supports it, contradicts it, or doesn't tell.

Natural language inference, after Bowman et al. (2015), https://arxiv.org/abs/1508.05326, and the verdicts of FEVER,
https://arxiv.org/abs/1803.05355.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from retrieval.cite.entailment import Entailment
from retrieval.encode.files.file_digests import Digests
from retrieval.encode.onnx.onnx_writer import FLOAT
from retrieval.read.cross_encoder import CrossEncoder, CrossEncoderGraph

CLAIMS_FILE = Path(__file__).with_name("claims.safetensors")
CLAIMS_SHA256 = "e68148e78c3632446fa841ff913cb21e7a22580763a9d7cde913d051dc6ce7e9"
CLAIM_TOKENS = 80  # of a claim, when read and when taught


class _ClaimGraph(CrossEncoderGraph):
    """Write the model: three logits a row, (rows, 3)."""

    def build(self) -> bytes:
        self.graph.output(self.of_first(self.states(), "claim_d", "claim"), FLOAT, "rows", 3)
        return self.graph.to_bytes()


class TaughtClaimModel(CrossEncoder):
    """Read with the model that ships."""

    GRAPH = _ClaimGraph

    def __init__(self, digests: Digests | None = None, file: Path = CLAIMS_FILE, expected: str = CLAIMS_SHA256) -> None:
        super().__init__(digests, file, expected)

    def entailments(self, claim: str, evidence: Sequence[str]) -> list[Entailment]:
        """Return how a claim stands to each text."""
        rows, _ = self.rows(claim, evidence, CLAIM_TOKENS)
        found: dict[int, Entailment] = {}
        for some, (logits,) in self.run(rows):
            for row, n in enumerate(some):
                likely = np.exp(logits[row] - logits[row].max())
                found[n] = Entailment(*(likely / likely.sum()).tolist())
        return [found[n] for n in range(len(rows))]
