"""What claims to teach on are made of: pairs of claim and evidence, passages, and questions with their answers.

Files are of JSON lines, packed by gzip where their name ends in `.gz`. A line is either a claim,
`{"source", "premise", "hypothesis", "label": "entailment" | "contradiction" | "neutral"}`, or a question and a passage,
as `retrieval.train.reader.pairs` reads them; of these new claims are made.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from retrieval.train.claims.questions import statement
from retrieval.train.reader.pairs import Pair, lines_of, plain_start, read_pairs

SUPPORTED, CONTRADICTED, NOT_TOLD = range(3)
LABELS = ("supported", "contradicted", "not told")
_GIVEN_LABELS = {"entailment": SUPPORTED, "contradiction": CONTRADICTED, "neutral": NOT_TOLD}
MADE, ASKED = "made", "asked"
# How much sources count: those of whole articles' passages, of which claims are made, and of pairs.
SOURCE_WEIGHTS: Mapping[str, float] = {
    MADE: 6.0,
    ASKED: 0.8,
    "mnli": 0.7,
    "fever": 0.6,
    "fever_symmetric": 1.0,
    "wice": 3.0,
    "scitail": 0.3,
    "snli": 0.06,
}
# Passages as an article has them: cased, not cut into tokens, by people who inform.
_PASSAGES = {
    "hotpot_dev",
    "mined_samearticle",
    "nq_open_oracle",
    "squad11_train_44articles",
    "squad11_train_800",
    "squad2_train_10articles",
    "squadshifts_newwiki",
    "timeqa",
    "timeqa_otherpart",
    "unansq_cased",
}
# Of so many of a source's questions claims are made.
_ASKED: Mapping[str, float] = {
    **dict.fromkeys(("hotpot_dev", "nq_open_oracle", "squad11_train_44articles", "squad11_train_800"), 1.0),
    **dict.fromkeys(("squad2_train_10articles", "squadshifts_newwiki", "timeqa"), 1.0),
    **dict.fromkeys(("bioasq", "qed", "unansq_lower"), 0.5),
    **dict.fromkeys(("fairytaleqa", "squadshifts_reddit", "tweetqa"), 0.15),
    "qamr": 0.1,
}
_SHORTEST_PASSAGE = 150  # characters


@dataclass(frozen=True, slots=True)
class GivenClaim:
    """Hold a claim and its evidence; `article` tells which are about the same."""

    source: str
    claim: str
    evidence: str
    label: int
    article: str


@dataclass(frozen=True, slots=True)
class ArticlePassage:
    """Hold a passage that claims are to be made of."""

    text: str
    title: str
    article: str
    source: str = MADE


@dataclass(frozen=True, slots=True)
class AskedClaim:
    """Hold a question's pair, and the statement that its answer makes of it."""

    claim: str
    pair: Pair
    source: str = ASKED

    @property
    def article(self) -> str:
        """Return what tells which are about the same."""
        return self.pair.article


Material = GivenClaim | ArticlePassage | AskedClaim


def read_material(files: Sequence[Path], weights: Mapping[str, float] = SOURCE_WEIGHTS) -> list[Material]:
    """Return what claims are made of, of files in their order, without sources of weight 0."""
    given, asking = list[GivenClaim](), list[Path]()
    for file in files:
        lines = lines_of(file)
        first = next(lines, None)
        if first is None:
            continue
        if "hypothesis" not in first:
            asking.append(file)
            continue
        for line in (first, *lines):
            label = _GIVEN_LABELS[line["label"]]
            claim, evidence = line["hypothesis"].strip(), line["premise"].strip()
            given.append(GivenClaim(line["source"], claim, evidence, label, plain_start(evidence)))
    pairs = read_pairs(asking)
    found: list[Material] = [*given, *passages_of(pairs), *asked_of(pairs)]
    return [item for item in found if weights.get(item.source, 1.0) > 0]


def passages_of(pairs: Iterable[Pair]) -> list[ArticlePassage]:
    """Return the passages that claims can be made of, each once."""
    found = {
        pair.passage: ArticlePassage(pair.passage, pair.title, pair.article)
        for pair in pairs
        if pair.source in _PASSAGES and len(pair.passage) >= _SHORTEST_PASSAGE
    }
    return list(found.values())


def asked_of(pairs: Iterable[Pair]) -> list[AskedClaim]:
    """Return the questions that make a statement with their answer, some of those of lesser sources."""
    found = []
    for number, pair in enumerate(pairs):
        share = _ASKED.get(pair.source, 0.0)
        if pair.answers and number * share % 1 + share >= 1 and (said := statement(pair.question, pair.golds[0])):
            found.append(AskedClaim(said, pair))
    return found
