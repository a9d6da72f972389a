"""What stands at the end of a Korean noun: 소녀상은, 정부에게서, 합의했나요."""

import re

_PARTICLE = re.compile(
    "(?:이?라고|이?라는|에게서|에게|에서|께서|으로|이나|부터|까지|처럼|씨|은|는|이|가|을|를|의|에|와|과|도|로|만|나)$"
)


def stems(word: str) -> list[str]:
    """Return a word and what is left of it without its particles, the longest first, of two syllables at least."""
    found = [word]
    while len(found[-1]) > 2 and (bare := _PARTICLE.sub("", found[-1])) != found[-1]:
        found.append(bare)
    return found
