"""Read the answer out of the passages: the sentences that most likely answer, quoted as they stand.

Each sentence of the best passages gets a score, a weighted sum of its features (`retrieval.read.features`); scores are
compared within one question only. The weights lie in `reader.json` beside this file, fitted by
`retrieval.train.fit.reader` on questions whose answers are marked in their passages. Where there is a model that reads
closely (`retrieval.read.close_reading`), what it makes of the best of them is added. What this does not do: reason over
several sentences, or write one.
"""

import functools
import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.sentences import Span
from retrieval.cite.citations import Quote
from retrieval.read.close_reading import WINDOWS_READ, CloseReading, read_closely
from retrieval.read.features import FEATURES, Candidate, ReadingQuery, extract_features
from retrieval.read.span_model import SpanModel
from retrieval.read.standing_alone import is_quotable
from retrieval.read.told_once import told_once
from retrieval.read.translations import Translations
from retrieval.types import Hit, Sentences

if TYPE_CHECKING:
    from numpy.typing import NDArray

WEIGHTS_FILE = Path(__file__).with_name("reader.json")  # of an encoder that has none of its own
# More find no more: of the questions in the fit, the eight best passages held the answer nine times in ten.
PASSAGES_READ = 8
_MOST_SENTENCES = 3
_LOOKED_AT = 12  # sentences, to find three that say different things
_HOLDS = FEATURES.index("holds")
_LONGEST_QUOTE = 600  # characters; of all quotes together too
_BELOW_ALL = 1e3  # more than any further sentence may score below the best
# A sentence that begins so says little without the one before it.
_LEANS = re.compile(
    r"^\W*(?:he|she|it|they|his|her|its|their|this|that|these|those|such|both|the (?:former|latter)|by then)\b|"
    r"^\W*(?:그는|그녀|그들|이는|이것|이에|彼は|彼女|彼らは|これ|それ|この|その)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Weights:
    """Weigh the features of a sentence, in the order of FEATURES.

    `follow`: a further sentence is quoted where its score is at most this much below the best one's. `spans` weighs
    what a close reading makes of it, `follow_read` is `follow` where there was one, `follow_sure` where by that reading
    the best sentence answers, with a score of at least `sure`.
    """

    weights: "NDArray[np.float32]"
    follow: float
    spans: float = 0.0
    follow_read: float = 0.0
    follow_sure: float = 0.0
    sure: float = math.inf


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold the quotes that answer best, in the order to read them in, and what they were chosen from.

    `closest` are the best sentences however far behind the first they are: what the corpus comes closest with. `scores`
    and `features` (len(scores), len(FEATURES)) are those of all sentences read, `plain` the scores without
    what is in them for the kind of thing asked for; `best` is the row of the best one, None where there was no sentence
    to read, and `text` what it says. `closely` is how well the window that the best one was read
    in answers, a logit, None where nothing was read closely.
    """

    quotes: tuple[Quote, ...]
    scores: "NDArray[np.float32]"
    features: "NDArray[np.float32]"
    plain: "NDArray[np.float32]"
    best: int | None
    text: str = ""
    closely: float | None = None
    closest: tuple[Quote, ...] = ()


@functools.cache
def fitted(encoder: str = "") -> Weights:
    """Return the weights that ship for an encoder, by its name; those fitted with MiniLM where it has none."""
    return weights_from(json.loads(file_for(encoder, WEIGHTS_FILE).read_text(encoding="utf-8")))


def file_for(encoder: str, default: Path) -> Path:
    """Return the file of an encoder beside a default one, as `reader.multilingual-e5-small.json`; it may be missing."""
    own = default.parent / f"{default.stem}.{Path(encoder).name}{default.suffix}"
    return own if encoder and own.is_file() else default


def weights_from(content: Mapping[str, Any]) -> Weights:
    """Return weights as `reader.json` holds them; a feature that it doesn't name weighs nothing."""
    weights = np.array([content["weights"].get(name, 0.0) for name in FEATURES], np.float32)
    spans = content.get("spans", {})
    return Weights(
        weights,
        float(content["follow"]),
        float(spans.get("weight", 0.0)),
        float(spans.get("follow", 0.0)),
        float(spans.get("follow_sure", 0.0)),
        float(spans.get("sure", math.inf)),
    )


def read(
    sought: ReadingQuery,
    hits: Sequence[Hit],
    sentences: Mapping[str, Sentences],
    weights: Weights | None = None,
    model: SpanModel | None = None,
    windows: int = WINDOWS_READ,
    translations: Translations | None = None,
) -> Reading:
    """Return the best sentences of the best hits; `sentences` are the hits', by the key of each.

    `model`, where there is one, reads the likeliest closely, in so many windows. Of sentences that are `translations`
    of each other one is quoted, that in the question's language where there is one.
    """
    weights = weights or fitted()
    candidates, features = extract_features(sought, hits[:PASSAGES_READ], sentences)
    scores = _without_echoes(features @ weights.weights, candidates, sought)
    closely: CloseReading | None = None
    if model and weights.spans:
        likely = np.argsort(-scores, kind="stable").tolist()
        closely = read_closely(model, sought.question, candidates, likely, sentences, windows)
    if closely:
        scores = _without_echoes(features @ weights.weights + weights.spans * closely.scores, candidates, sought)
    plain = scores - features[:, _HOLDS] * weights.weights[_HOLDS]
    if not candidates:
        return Reading((), scores, features, plain, None)
    order = np.argsort(-scores, kind="stable")
    best = int(order[0])
    told = closely if model and model.calibrated else None
    # After what was said before, the answer to that is sure as well.
    sure = told is not None and not sought.follows and told.scores[best] >= weights.sure
    follow = weights.follow_sure if sure else weights.follow_read if closely else weights.follow
    likely = [candidates[i] for i in order if scores[i] >= scores[best] - follow]
    answers = {candidates[n].place: span for n, span in closely.answers.items()} if closely else {}
    looked_at = [candidates[i] for i in order[:_LOOKED_AT]]
    if translations:
        likely, looked_at = (told_once(some, candidates, translations, sought.question) for some in (likely, looked_at))
    quotes, closest = (
        tuple(_highlighted(quote, answers) for quote in _best_first(_choose(some, sentences)))
        for some in (likely, looked_at)
    )
    answering = float(told.windows[best]) if told else None
    return Reading(quotes, scores, features, plain, best, candidates[best].text, answering, closest)


def _without_echoes(
    scores: "NDArray[np.float32]",
    candidates: Sequence[Candidate],
    sought: ReadingQuery,
) -> "NDArray[np.float32]":
    """Return the scores with questions, bylines and labels below all else.

    A question that is the one asked, as in a list of frequent questions, hands its score to the sentence after it.
    """
    kept = scores.copy()
    quotable = np.ones(len(candidates), np.bool_)
    for row, candidate in enumerate(candidates):
        quotable[row] = is_quotable(candidate.text)
        follows = row + 1 < len(candidates) and candidates[row + 1].hit is candidate.hit
        if not quotable[row] and follows and _alike(candidate.terms, sought.named):
            kept[row + 1] = max(kept[row], kept[row + 1])
    if quotable.any():
        kept[~quotable] = kept[quotable].min() - _BELOW_ALL
    return kept


def _choose(likely: Sequence[Candidate], sentences: Mapping[str, Sentences]) -> list[list[Quote]]:
    """Return the first few that say different things and fit together in an answer, each with what it leans on."""
    chosen: list[frozenset[str]] = []
    groups: list[list[Quote]] = []
    quotes: list[Quote] = []
    for candidate in likely:
        said = candidate.terms
        if any(_alike(said, other) for other in chosen):
            continue
        wanted = [quote for quote in _with_what_it_leans_on(candidate, sentences) if quote not in quotes]
        # Rather without what it leans on than not at all.
        for group in (wanted, wanted[-1:]):
            if group and (not quotes or _fits(quotes, group)):
                chosen.append(said)
                quotes.extend(group)
                groups.append(group)
                break
        if len(quotes) >= _MOST_SENTENCES:
            break
    return groups


def _fits(quotes: Sequence[Quote], more: Sequence[Quote]) -> bool:
    together = [*quotes, *more]
    return len(together) <= _MOST_SENTENCES and sum(len(quote.text) for quote in together) <= _LONGEST_QUOTE


def _with_what_it_leans_on(candidate: Candidate, sentences: Mapping[str, Sentences]) -> list[Quote]:
    """Return the sentence as a quote, after the one before it where it begins with a pronoun and both are short."""
    hit, spans = candidate.hit, sentences[candidate.hit.key].spans
    quote = _quote(hit, *candidate.span)
    if candidate.ordinal == 0 or not _LEANS.match(quote.text):
        return [quote]
    before = _quote(hit, *spans[candidate.ordinal - 1])
    return [before, quote] if len(before.text) + len(quote.text) <= _LONGEST_QUOTE else [quote]


def _quote(hit: Hit, start: int, end: int) -> Quote:
    """Return a sentence as a quote, cut at a word's end where it is longer than anyone reads."""
    if end - start <= _LONGEST_QUOTE:
        return Quote(hit, hit.start + start, hit.start + end, hit.text[start:end])
    cut = hit.text.rfind(" ", start + 1, start + _LONGEST_QUOTE)
    end = cut if cut > start + _LONGEST_QUOTE // 2 else start + _LONGEST_QUOTE
    text = hit.text[start:end].rstrip()
    return Quote(hit, hit.start + start, hit.start + start + len(text), text, cut=True)


def _highlighted(quote: Quote, answers: Mapping[tuple[str, int], Span]) -> Quote:
    """Return a quote with the words that answer in it, where they are known."""
    start, end = answers.get((quote.hit.key, quote.start - quote.hit.start), (0, 0))
    if start >= end:
        return quote
    return replace(quote, highlight=(quote.hit.start + start, min(quote.hit.start + end, quote.end)))


def _best_first(groups: Sequence[Sequence[Quote]]) -> list[Quote]:
    """Return the best sentence first, with what it leans on, and the others by article, as they stand there."""
    best, *others = groups
    further = [quote for group in others for quote in group]
    articles = list(dict.fromkeys(quote.hit.article_id for quote in (*best, *further)))
    return [*best, *sorted(further, key=lambda quote: (articles.index(quote.hit.article_id), quote.start))]


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two sentences share most of their terms (Jaccard index over one half)."""
    return 2 * len(one & other) > len(one | other)
