"""Answer questions from the corpus: search, read, verify, or say honestly that it doesn't say."""

import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from corpus.errors import Reason
from retrieval.abstention import LANGUAGE, NOT_THIS, NOTHING, OTHER_DATES, UNSURE
from retrieval.answer.also_in import also_in
from retrieval.answer.counter_evidence import counter_evidence, is_opposed
from retrieval.answer.evidence import Considered, SearchResult
from retrieval.answer.evidence_finder import PASSAGES_SHOWN, EvidenceFinder
from retrieval.answer.linked_articles import narrowed
from retrieval.answer.message_parts import say_in_parts
from retrieval.answer.nearest_articles import nearest
from retrieval.answer.overviews.digest import Digest, digest_of
from retrieval.answer.overviews.overview import Overviews
from retrieval.answer.overviews.overview_intent import OverviewRequest, say_overview
from retrieval.answer.standing_questions import may_be_answered
from retrieval.answer.translated_quotes import with_translations
from retrieval.cite.citations import Composition, Quote
from retrieval.cite.claims import Sentence
from retrieval.cite.contradictions import disagreements
from retrieval.cite.entailment import ClaimModel
from retrieval.encode.encoder import Encoder, EncoderThatMade, none_other
from retrieval.encode.files.model_files import BUNDLED
from retrieval.index.vector_index import VectorIndex
from retrieval.query.intelligibility import is_intelligible
from retrieval.query.intents import intent_of
from retrieval.query.names_across_scripts import with_names
from retrieval.query.parts import split_questions
from retrieval.query.rewriting import Query, standalone
from retrieval.query.spelling.correction import correct
from retrieval.read.reader import PASSAGES_READ
from retrieval.read.span_model import SpanModel
from retrieval.search.cross_encoder import Reranker
from retrieval.search.name_writings import NameWritings
from retrieval.search.searcher import Searcher, SearchHits
from retrieval.search.snapshot_view import SnapshotView, SnapshotViews
from retrieval.search.vocabulary import SnapshotVocabulary
from retrieval.store.catalog import Catalog
from retrieval.store.records import Snapshot, check_encoder
from retrieval.text.scripts import is_latin
from retrieval.types import Answer, Citation, CitedSentence, Filters, Hit, Question
from retrieval.write.chat_model import ChatModel
from retrieval.write.translator import Translator
from retrieval.write.writer import Writer, Written

_OF_A_SUBJECT = 20  # passages that an overview chooses its articles from
_ALL = Filters()

Show = Callable[[CitedSentence], None]


class Engine:
    """Search and answer over one data directory.

    Questions are encoded by what made the snapshot that they are answered from: `encoder`, or another that
    `encoder_that_made` gives. Everything heavy is opened when first needed. Methods may be called from several threads.
    """

    def __init__(
        self,
        catalog: Catalog,
        vectors: VectorIndex,
        encoder: Encoder,
        data_dir: Path,
        reranker: Reranker | None = None,
        writer: Writer | None = None,
        encoder_that_made: EncoderThatMade = none_other,
        span_model: SpanModel | None = None,
        claim_model: ClaimModel | None = None,
        translator: Translator | None = None,
    ) -> None:
        self.catalog = catalog
        self.vectors = vectors
        self.encoder = encoder
        self.encoder_that_made = encoder_that_made
        self.data_dir = data_dir
        self.claim_model = claim_model
        self._searcher = Searcher(catalog, reranker)
        self._writer = writer
        self._translator = translator
        self._evidence = EvidenceFinder(self._searcher, span_model)
        self._views = SnapshotViews(catalog, vectors, data_dir / "lexical", self.encoder_of)

    def warm(self) -> None:
        """Load what the first question would otherwise wait for.

        Raises as `search` does, and SettingsError where the chat model that is set can't be called.
        """
        if self._writer:
            self._writer.check()
        self._views.serve()
        self.consider(Question("warm up"))

    @property
    def opened(self) -> str | None:
        """Return the id of the snapshot that questions are answered from without a wait, None where none is open."""
        return self._views.opened

    @property
    def chat_model(self) -> ChatModel | None:
        """Return the chat model that writes, None without one."""
        return self._writer.model if self._writer else None

    def encoder_of(self, snapshot: Snapshot | None) -> Encoder:
        """Return what made a snapshot's index; of none, what would. Raises IndexMismatchError where it can't be had."""
        if snapshot is None:
            return self.encoder
        made_by = self.encoder_that_made(snapshot.index.encoder) or self.encoder
        check_encoder(snapshot, made_by.info)
        return made_by

    def keys(self) -> list[str]:
        """Return the keys of the chunks that the lexical index of the current snapshot holds."""
        return self._views.current().lexical.keys

    def search(self, query: str, limit: int = PASSAGES_SHOWN, filters: Filters = _ALL) -> SearchResult:
        """Return the best hits for a query, of the articles that pass the filters.

        Raises QuestionError for an empty or overlong query, EmptyCorpusError before the first refresh,
        IndexMismatchError where the index is another encoder's.
        """
        return self.search_question(Question(query, filters=filters), limit)

    def search_question(self, question: Question, limit: int = PASSAGES_SHOWN) -> SearchResult:
        """Return the best hits for a question with what was said before it. Raises as `search` does."""
        began = time.perf_counter()
        query = self._query(question)
        view = self._views.current()
        query = self._spelled(query, view)
        found = self._searcher.search(view, query, limit, question.filters)
        timings = {"encode": found.encode_ms, "search": found.search_ms, "total": _since(began)}
        return SearchResult(query.text, found.hits, view.snapshot, timings)

    def digest(self, article_ids: Collection[str]) -> Digest:
        """Return what some articles say, by subject. Raises as `search` does."""
        view = self._views.current()
        return digest_of(
            view, partial(self._evidence.sentences, view), self._evidence.background(view.encoder), article_ids
        )

    def may_answer(self, questions: Sequence[str], article_ids: Sequence[str]) -> list[bool]:
        """Return for each of many questions whether it is worth asking of some articles. Raises as `search` does."""
        view = self._views.current()
        return may_be_answered(view, questions, article_ids, self._evidence.background(view.encoder))

    def consider(self, question: Question) -> Considered:
        """Search and read for a question, and weigh whether the corpus answers it. Raises as `search` does."""
        view = self._views.current()
        return self._evidence.find(self._spelled(self._query(question), view), question.filters, view)

    def ask(
        self,
        question: Question,
        *,
        threshold: float | None = None,
        show: Show | None = None,
        snapshot: str | None = None,
    ) -> Answer:
        """Answer a question with verified sentences, or abstain, with the closest there is. Raises as `search` does.

        `threshold` takes the place of the calibrated one; 0 answers whatever there is to quote. `show` gets each
        sentence that a chat model writes, with its quotes, as soon as it is verified. `snapshot` is the id of one to
        answer from in place of the current one; SnapshotError where it isn't kept. A link to an article that the corpus
        holds narrows the question to it.
        """
        began = time.perf_counter()
        question = narrowed(self.catalog, question)
        query = self._query(question)
        searching = time.perf_counter()
        view = self._views.at(snapshot) if snapshot else self._views.current()
        query = self._spelled(query, view)
        if whole := self._overview(question, query, view) or self._in_parts(question, query, view):
            return self._finished(whole, view)
        considered = self._evidence.find(query, question.filters, view)
        read_ms = _since(searching) - considered.found.encode_ms - considered.found.search_ms
        said = Composition(self.catalog)
        written = self._write(considered, said, show)
        if not written or not (written.sentences or written.abstained):
            said.quote(self._quotes(considered, threshold))
        by_model = bool(written and (written.sentences or written.abstained))
        reason = None if said.text else self._reason(question.filters, considered)
        # A chat model that says that it isn't there is believed; the reader alone can't tell.
        may_be = not by_model and (reason == NOT_THIS or (reason == OTHER_DATES and considered.out_of_time))
        closest = said.mention(considered.closest) if may_be else ()
        found = considered.found
        timings = {"encode": found.encode_ms, "search": found.search_ms, "read": read_ms, "total": _since(began)}
        answer = Answer(
            question=question,
            query=considered.query.text,
            text=said.text,
            reason=UNSURE if closest and reason == NOT_THIS else reason,
            citations=said.citations,
            passages=found.hits,
            snapshot=considered.view.snapshot.id,
            mode="written" if by_model else "extractive",
            nearest=() if said.text else nearest(view, found.hits),
            closest=closest,
            confidence=considered.confidence,
            dropped=written.dropped if written else 0,
            note=_note(written, answered=said.text is not None) if written else None,
            disagreements=self._disagreements(considered, said, by_model=by_model),
            timings=timings,
            by_meaning=found.weighed.meaning,
            intelligible=reason != NOTHING or is_intelligible(question.text, _vocabulary(view)),
        )
        return self._finished(answer, considered.view)

    def _finished(self, answer: Answer, view: SnapshotView) -> Answer:
        """Return an answer with the other articles that say what it quotes, and translations where they are wanted."""
        found = replace(answer, also_in=also_in(view, answer.quoted, answer.passages))
        return with_translations(found, self._translator) if self._translator else found

    def _overview(self, question: Question, query: Query, view: SnapshotView) -> Answer | None:
        """Return an overview, a comparison or a list of articles, None where none is asked for or there is none.

        "What is this about?" after other questions asks about what was said: it stays a question.
        """
        began = time.perf_counter()
        intent = intent_of(query.asked)
        if intent.kind == "question" or (query.carried and not intent.subject):
            return None

        def search(words: str) -> SearchHits:
            return self._searcher.search(view, Query(words, query.carried), _OF_A_SUBJECT, question.filters)

        said = Composition(self.catalog)
        overviews = Overviews(view, partial(self._evidence.sentences, view), self._evidence.background(view.encoder))
        holdings = say_overview(said, overviews, view, OverviewRequest(query.asked, intent, question.filters), search)
        if not said.text:
            return None
        whole = _whole(question, query, view, said, (quote.hit for quote in said.quotes), began)
        return replace(whole, holdings=holdings)

    def _in_parts(self, question: Question, query: Query, view: SnapshotView) -> Answer | None:
        """Return the answers to several questions in one message as one; None for one question, or without any answer.

        A chat model is given the whole message.
        """
        parts = split_questions(query.asked)
        if self._writer or len(parts) == 1:
            return None
        began = time.perf_counter()
        said = Composition(self.catalog)
        answered, unanswered = say_in_parts(
            said,
            parts,
            question.turns,
            lambda asked: self._evidence.find(asked, question.filters, view),
            lambda considered: self._quotes(considered, None),
        )
        if not answered:
            return None
        hits = (hit for considered in answered for hit in considered.found.hits)
        whole = _whole(question, query, view, said, hits, began)
        return replace(whole, unanswered=unanswered, confidence=min(one.confidence for one in answered))

    def _query(self, question: Question) -> Query:
        """Return what to search for: by the chat model for what follows on something, by rules where there is none."""
        query = standalone(question)
        rewritten = self._writer.rewrite(query.asked, question.turns) if self._writer and question.turns else None
        return Query(rewritten) if rewritten else query

    def _spelled(self, query: Query, view: SnapshotView) -> Query:
        """Return a query with the words that the snapshot lacks corrected, where it is plain which are meant.

        Names are written as articles in another script have them.
        """
        vocabulary = _vocabulary(view)
        carried, spoken = (tuple(correct(said, vocabulary) for said in some) for some in (query.carried, query.spoken))
        asked = correct(query.asked, vocabulary)
        if view.scripts_apart(view.script_asked_in(asked)):
            asked = with_names(asked, NameWritings(view, view.encoder.tokenizer))
        return Query(asked, carried, spoken, correct(query.meant, vocabulary))

    def _write(self, considered: Considered, said: Composition, show: Show | None) -> Written | None:
        """Have a chat model write the answer; None without one, or without evidence to give it."""
        if not self._writer or not considered.found.hits or not considered.on_subject:
            return None

        def pass_on(sentence: Sentence) -> None:
            cited = said.add(sentence.text, sentence.quotes)
            if show and cited:
                show(cited)

        def stands(quote: Quote) -> bool:
            return self.catalog.quote(quote.hit.version, quote.start, quote.end) == quote.text

        return self._writer.write(considered.query.text, considered.found.hits, pass_on, stands)

    def _quotes(self, considered: Considered, threshold: float | None) -> tuple[Quote, ...]:
        """Return the quotes to answer with, none where it isn't sure enough or they are of another time."""
        least = considered.calibration.threshold if threshold is None else threshold
        if considered.confidence < least or (threshold is None and considered.out_of_time):
            return ()
        return considered.reading.quotes

    def _reason(self, filters: Filters, considered: Considered) -> str:
        """Return why there is no answer."""
        if filters.since or filters.until or filters.as_of:
            anytime = self._evidence.find(considered.query, Filters(publishers=filters.publishers), considered.view)
            passing = {hit.key for hit in considered.found.hits}
            quotes = self._quotes(anytime, None)
            if quotes and not any(quote.hit.key in passing for quote in quotes):
                return OTHER_DATES
        if not considered.on_subject:
            knows_english_alone = considered.view.encoder.info.name == BUNDLED
            return LANGUAGE if knows_english_alone and not is_latin(considered.query.asked) else NOTHING
        sure = considered.confidence >= considered.calibration.threshold
        return OTHER_DATES if sure and considered.out_of_time else NOT_THIS

    def _disagreements(
        self, considered: Considered, said: Composition, *, by_model: bool
    ) -> tuple[tuple[Citation, ...], ...]:
        """Return what the articles say differently, those that were read first, of the things an answer speaks of."""
        hits = considered.found.hits[:PASSAGES_READ]
        differing = disagreements(said.quotes, hits, considered.sentences)
        if said.quotes and not by_model and not any(is_opposed(said.quotes[0], quotes) for quotes in differing):
            opposed = counter_evidence(self.catalog, considered, said, self._evidence.read_again)
            if not any(set(opposed) <= set(quotes) for quotes in differing):
                differing.append(opposed)
        groups = [group for quotes in differing if len(group := said.mention(quotes)) > 1]
        return tuple(groups)


def _note(written: Written, *, answered: bool) -> Reason | None:
    """Return what a person should know of an answer that a chat model wrote, or should have written."""
    if written.sentences:
        return Reason("writing-partial", why=written.failure) if written.failure else None
    if written.abstained:
        return None
    why = written.failure or Reason("writing-unverified")
    return Reason("writing-own-words", why=why) if answered else why


def _whole(
    question: Question, query: Query, view: SnapshotView, said: Composition, hits: Iterable[Hit], began: float
) -> Answer:
    """Return what was said of a message as a whole, not of one question, from these hits."""
    took = _since(began)
    by_key = {hit.key: hit for hit in hits}
    return Answer(
        question=question,
        query=query.text,
        text=said.text,
        reason=None,
        citations=said.citations,
        passages=tuple(replace(hit, rank=rank) for rank, hit in enumerate(by_key.values(), start=1)),
        snapshot=view.snapshot.id,
        confidence=1.0,
        timings={"encode": 0.0, "search": 0.0, "read": took, "total": took},
    )


def _vocabulary(view: SnapshotView) -> SnapshotVocabulary:
    return SnapshotVocabulary(view, view.encoder.tokenizer)


def _since(began: float) -> float:
    return (time.perf_counter() - began) * 1e3
