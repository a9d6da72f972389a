"""How German, French and Spanish write numbers and what counts them, by regular expressions.

Number words are text2num's to read; a billion is what English calls a trillion.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NumberWording:
    """Hold how a language writes numbers: patterns, and beside them what they are in English."""

    scales: Mapping[str, str]  # after digits
    words: Mapping[str, str]  # percents, coins, centuries
    approximations: Mapping[str, str]  # before a number
    ordinal: str  # digits that count in a row
    thousands: str  # what parts them, beside a full stop


NUMBER_WORDINGS: Mapping[str, NumberWording] = {
    "de": NumberWording(
        scales={
            r"tausend|tsd\b\.?": "thousand", r"million(?:en)?|mio\b\.?": "million", r"milliarden?|mrd\b\.?": "billion",
            r"billion(?:en)?": "trillion",
        },
        words={r"prozent": "percent", r"pfund": "pounds", r"franken": "francs", r"jahrhunderts?": "century"},
        approximations={
            r"rund|etwa|ungefähr|circa|ca\.": "about", r"fast|knapp": "almost", r"bis zu": "up to",
            r"mehr als": "more than", r"über": "over", r"mindestens": "at least", r"weniger als|unter": "less than",
        },
        # "der 3. Mann", but not "Es waren 3. Danach".
        ordinal=r"\b(?P<before>(?:de[mnrs]|die|das|zu[mr]|i[mn]) )(?P<n>\d+)\.(?= \w)",
        thousands="",
    ),
    "fr": NumberWording(
        scales={
            r"mille|milliers?": "thousand", r"millions?": "million", r"milliards?": "billion", r"billions?": "trillion",
        },
        words={r"pour ?cent": "percent", r"livres sterling": "pounds", r"siècle": "century"},
        approximations={
            r"environ|autour de|quelque": "about", r"près de": "close to", r"presque": "almost",
            r"jusqu['’]à": "up to", r"plus d(?:e|['’])": "more than", r"au moins": "at least",
            r"moins d(?:e|['’])": "less than",
        },
        ordinal=r"(?P<before>)\b(?P<n>\d+)(?:ers?|[eè]res?|[eè]mes?|nde?|es?)\b",
        thousands=" ",
    ),
    "es": NumberWording(
        scales={
            r"mil millones|mill?ardos?": "billion", r"mil": "thousand", r"mill[oó]n(?:es)?": "million",
            r"bill[oó]n(?:es)?": "trillion",
        },
        words={
            r"por ?ciento": "percent", r"d[oó]lar(?:es)?": "dollars", r"libras esterlinas": "pounds",
            r"francos": "francs", r"yenes": "yen", r"wones": "won", r"yuanes": "yuan",
        },
        approximations={
            r"un[oa]s|alrededor de|aproximadamente": "about", r"cerca de": "close to", r"casi": "almost",
            r"hasta": "up to", r"m[aá]s de": "more than", r"al menos|por lo menos": "at least",
            r"menos de": "less than",
        },
        ordinal=r"(?P<before>)\b(?P<n>\d+)\.?(?:[ºª]|ᵉʳ|[oa]\b)",
        # A comma in Mexico; three decimals are rare.
        thousands=" ,",
    ),
}  # fmt: skip
