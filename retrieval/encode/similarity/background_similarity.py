"""How alike an encoder finds texts that have nothing to do with each other.

Encoders differ in that: unrelated sentences have a cosine of about 0 for some and .7 for others. Measured against
this background, one encoder's cosines mean roughly what another's do.
"""

from typing import Any

from retrieval.encode.encoder import Encoder

UNRELATED = (
    "The ferry to the island leaves at nine.",
    "Add the flour slowly and stir until it is smooth.",
    "Her second symphony was first played in Vienna.",
    "The court fined the company for the leak.",
    "Wolves returned to these hills a decade ago.",
    "Shares fell after the bank cut its forecast.",
    "He broke the record for the pole vault twice.",
    "The vaccine is given in two doses.",
    "Glaciers carved the valley during the ice age.",
    "Press the red button to restart the printer.",
)
# Above this the encoder tells nothing apart, as one made for a test may.
_MOST = 0.95


def background(encoder: Encoder) -> float:
    """Return the mean cosine of unrelated sentences, 0 where the encoder can't tell these apart."""
    vectors = encoder.encode_passages(list(UNRELATED))
    count = len(UNRELATED)
    mean = float((vectors @ vectors.T).sum() - count) / (count * (count - 1))
    return mean if mean <= _MOST else 0.0


def against(cosine: Any, mean: float) -> Any:
    """Return a cosine, or an array of them, on a scale on which unrelated texts have 0 and equal ones 1."""
    return (cosine - mean) / (1.0 - mean)
