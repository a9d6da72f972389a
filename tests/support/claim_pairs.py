"""Claims and evidence about made-up towns, to teach a check of claims on."""

from typing import Any

from tests.support.reading_pairs import TOWNS


def claim_lines(count: int = 60) -> list[dict[str, Any]]:
    """Return lines of a file to teach on: of three in a row one is supported, one contradicted, one not told."""
    lines = []
    for n in range(count):
        town = TOWNS[n // 3 % len(TOWNS)]
        evidence = f"The tower of {town} was built in {1_500 + n // 3} by the council."
        claim, label = (
            (f"The council built the tower of {town}.", "entailment"),
            (f"The tower of {town} was never built.", "contradiction"),
            (f"The people of {town} like music.", "neutral"),
        )[n % 3]
        lines.append({"source": "fever", "premise": evidence, "hypothesis": claim, "label": label})
    return lines
