"""Build the services that the settings ask for. Nothing here is slow: what is heavy is opened when first used."""

from typing import TYPE_CHECKING

from bot.settings import Settings
from retrieval.answer.engine import Engine
from retrieval.encode.encoder_choice import Encoders
from retrieval.encode.files.file_digests import Digests
from retrieval.encode.multilingual.q4_file import is_installed
from retrieval.index.vector_index import VectorIndex, open_vector_index
from retrieval.read.claim_model import TaughtClaimModel
from retrieval.read.question_answering import QuestionAnsweringModel
from retrieval.read.span_model import MultilingualSpanModel, SpanModelByLanguage, TaughtSpanModel
from retrieval.search.cross_encoder import CrossEncoderReranker
from retrieval.store.catalog import Catalog
from retrieval.write.chat_model import ChatModel
from retrieval.write.translator import Translator
from retrieval.write.writer import Writer

if TYPE_CHECKING:
    from corpus.web.fetching import Fetcher
    from retrieval.evaluate.gate import Gate
    from retrieval.refresh.refresher import Refresher
    from retrieval.refresh.source_list import SourceList


def build_engine(settings: Settings, *, hash_afresh: bool = False) -> Engine:
    """Return the engine over the data directory. Raises CatalogError where the catalog can't be opened.

    `hash_afresh` hashes the encoder's weights again even where they look as they did when they were last hashed.
    """
    database_url = settings.database_url.get_secret_value()
    catalog = Catalog(database_url) if database_url else Catalog.in_directory(settings.data_dir)
    vectors = build_vectors(settings)
    digests = Digests(settings.data_dir / "digests.json", afresh=hash_afresh)
    encoders = Encoders(
        settings.embedding_model,
        settings.embedding_query_prompt,
        settings.embedding_passage_prompt,
        digests,
    )
    writer = build_writer(settings)
    return Engine(
        catalog,
        vectors,
        encoders.preferred,
        settings.data_dir,
        build_reranker(settings),
        writer,
        encoders.that_made,
        build_span_model(settings, digests),
        build_claim_model(settings, digests),
        build_translator(settings, writer),
    )


def build_refresher(settings: Settings, engine: Engine) -> "Refresher":
    """Return what changes the corpus that an engine answers from: one for a process."""
    from retrieval.refresh.refresher import Refresher  # a process that only answers does without

    return Refresher(
        engine.catalog,
        engine.vectors,
        engine.encoder,
        settings.data_dir,
        lambda: build_fetcher(settings),
        build_gate(settings, engine),
        engine.encoder_that_made,
    )


def build_gate(settings: Settings, engine: Engine) -> "Gate | None":
    """Return what asks an engine whether a new snapshot answers as well, None where no questions are set."""
    if not settings.gate_questions:
        return None
    from retrieval.evaluate.gate import Gate

    return Gate(
        settings.gate_questions,
        settings.gate_margin,
        lambda question, snapshot: engine.ask(question, snapshot=snapshot),
    )


def build_vectors(settings: Settings) -> VectorIndex:
    """Return the vector index, embedded or on a server; it is reached when first used."""
    return open_vector_index(settings.data_dir / "vectors", settings.chroma_url or None)


def build_reranker(settings: Settings) -> CrossEncoderReranker | None:
    """Return what reorders the best passages, None where no cross-encoder is set."""
    return CrossEncoderReranker(settings.reranker_model) if settings.reranker_model else None


def build_span_model(
    settings: Settings, digests: Digests
) -> TaughtSpanModel | SpanModelByLanguage | QuestionAnsweringModel | None:
    """Return what reads the likeliest sentences closely, None where none is wanted.

    What is in another language than English is read where the multilingual encoder is installed.
    """
    if settings.reader == "none":
        return None
    if settings.reader:
        return QuestionAnsweringModel(settings.reader)
    latin = TaughtSpanModel(digests)
    return SpanModelByLanguage(latin, MultilingualSpanModel(digests)) if is_installed() else latin


def build_claim_model(settings: Settings, digests: Digests) -> TaughtClaimModel | None:
    """Return what reads claims and their evidence together, None where no model is to read."""
    return TaughtClaimModel(digests) if settings.reader != "none" else None


def build_writer(settings: Settings) -> Writer | None:
    """Return what writes answers with the chat model that is set, None where none is."""
    if not settings.chat_model:
        return None
    model = ChatModel(settings.chat_model, settings.chat_base_url, settings.chat_api_key.get_secret_value())
    return Writer(model, settings.chat_timeout, settings.chat_token_budget)


def build_translator(settings: Settings, writer: Writer | None) -> Translator | None:
    """Return what translates quotes with the chat model that writes, None where none is set or none is wanted."""
    if not writer or not settings.translate_quotes:
        return None
    return Translator(writer.model, settings.chat_timeout, settings.chat_token_budget)


def build_fetcher(settings: Settings) -> "Fetcher":
    """Return what fetches from the web, with its manners and limits: one for a process."""
    from corpus.web.fetching import Fetcher

    return Fetcher(delay_s=settings.fetch_delay, timeout_s=settings.fetch_timeout, max_bytes=settings.fetch_max_bytes)


def build_source_list(settings: Settings, catalog: Catalog) -> "SourceList":
    """Return the one list of sources, whichever way they came."""
    from retrieval.refresh.source_list import SourceList

    return SourceList(catalog, settings.sources)
