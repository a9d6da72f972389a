"""The search as a LangChain retriever, in a chain of LangChain's own."""

from pathlib import Path

from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import RunnableLambda

from retrieval import FootnoteRetriever
from retrieval.answer.engine import Engine
from tests.support.refreshers import refresher_of


def test_it_is_a_langchain_retriever_and_runs_in_a_chain(engine: Engine, folder: Path) -> None:
    refresher_of(engine).run([str(folder)])
    retriever = FootnoteRetriever(engine=engine, limit=2)
    assert isinstance(retriever, BaseRetriever)
    chain = retriever | RunnableLambda(lambda documents: [d.metadata["article_id"] for d in documents])
    assert chain.invoke("ferry in the harbour")[0] == "town/ferry.md"


def test_a_document_is_a_passage_with_its_place_and_provenance(engine: Engine, folder: Path) -> None:
    refresher_of(engine).run([str(folder)])
    documents = FootnoteRetriever(engine=engine, limit=1).invoke("bell tower")
    assert len(documents) == 1
    found = documents[0]
    article = engine.catalog.article(found.metadata["article_id"])
    assert article is not None
    assert article.text[found.metadata["start"] : found.metadata["end"]] == found.page_content
    assert found.metadata["publisher"] == "The Town Crier"
    assert found.metadata["published"] == "2021-01-03"
    assert found.metadata["rank"] == 1


async def test_it_serves_asynchronous_chains(engine: Engine, folder: Path) -> None:
    refresher_of(engine).run([str(folder)])
    documents = await FootnoteRetriever(engine=engine).ainvoke("flood at the bridge")
    assert documents[0].metadata["article_id"] == "town/bridge.md"
