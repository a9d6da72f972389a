"""The one list of sources: what is on it, whichever way it came, and when the sample is."""

from pathlib import Path

import pytest

from corpus.errors import SourceError
from corpus.sample import SAMPLE
from corpus.specs import SourceSpec
from retrieval.answer.engine import Engine
from retrieval.refresh.source_list import SourceList
from retrieval.store.subscriptions import Subscriptions
from tests.support.refreshers import refresher_of


def states(engine: Engine, *in_settings: str | Path) -> dict[str, tuple[str, int]]:
    listed = SourceList(engine.catalog, [str(one) for one in in_settings]).listed()
    return {one.spec.location: (one.state, one.articles) for one in listed}


def refresh(engine: Engine, *named: str | Path, in_settings: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Refresh as a command does; returns the ids that went."""
    sources, refresher = SourceList(engine.catalog, in_settings), refresher_of(engine)
    names = sources.name([str(one) for one in named], refresher.describe, "ada")
    sources.remember(refresher.describe)
    return refresher.run(names or sources.to_read(), leaving=sources.leaving()).removed


@pytest.fixture
def other(tmp_path: Path) -> Path:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "mill.md").write_text("The windmill grinds barley since 1764.")
    return tmp_path / "other"


def test_the_sample_is_there_at_first_and_goes_with_the_first_source_of_ones_own(engine: Engine, folder: Path) -> None:
    assert states(engine) == {SAMPLE: ("sample", 0)}
    refresh(engine)
    ((name, (state, count)),) = states(engine).items()
    assert (name, state, count > 20) == (SAMPLE, "sample", True)
    assert SourceList(engine.catalog).listed()[0].last_read_at is not None
    assert len(refresh(engine, folder)) == count
    assert states(engine) == {str(folder): ("subscribed", 3)}


def test_what_is_named_stays_named_whatever_is_named_next(engine: Engine, folder: Path, other: Path) -> None:
    refresh(engine, folder)
    refresh(engine, other)
    assert SourceList(engine.catalog).to_read() == (str(other), str(folder))


def test_the_sample_never_comes_by_surprise(engine: Engine, folder: Path) -> None:
    # As where a refresh of the folder was cut off: it was named, and nothing of it was read.
    SourceList(engine.catalog).name([str(folder)], refresher_of(engine).describe, "ada")
    assert SourceList(engine.catalog).to_read() == (str(folder),)
    refresh(engine)
    Subscriptions(engine.catalog).remove(str(folder))
    assert states(engine) == {str(folder): ("left", 3)}
    assert SourceList(engine.catalog).to_read() == ()
    refresher_of(engine).forget_source(str(folder), started_by="ada")
    assert states(engine) == {}


def test_the_sample_stays_where_nothing_of_ones_own_can_be_read(engine: Engine, tmp_path: Path) -> None:
    refresh(engine)
    (tmp_path / "empty").mkdir()
    assert refresh(engine, tmp_path / "empty") == ()
    assert states(engine)[SAMPLE][0] == "left"  # and goes once something can be
    (tmp_path / "empty" / "mill.md").write_text("The windmill grinds barley.")
    refresh(engine)
    assert states(engine) == {str(tmp_path / "empty"): ("subscribed", 1)}


def test_the_sample_removed_is_gone_for_good_and_comes_back_where_it_is_added(engine: Engine, folder: Path) -> None:
    Subscriptions(engine.catalog).remove(SAMPLE)
    assert states(engine) == {}
    refresh(engine, folder)
    Subscriptions(engine.catalog).add(SourceSpec("sample", SAMPLE), "ada")
    refresh(engine)
    assert SourceList(engine.catalog).to_read() == (str(folder), SAMPLE)
    assert states(engine)[SAMPLE][1] > 20


def test_to_name_the_sample_at_first_is_not_to_want_it_beside_ones_own(engine: Engine, folder: Path) -> None:
    refresh(engine, SAMPLE)
    refresh(engine, folder)
    assert states(engine) == {str(folder): ("subscribed", 3)}


def test_a_folder_called_sample_is_a_folder(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / SAMPLE).mkdir()
    (tmp_path / SAMPLE / "mill.md").write_text("The windmill grinds barley.")
    refresh(engine, SAMPLE)
    assert states(engine) == {str(tmp_path / SAMPLE): ("subscribed", 1)}


def test_what_the_settings_name_is_listed_like_the_rest(engine: Engine, folder: Path, other: Path) -> None:
    assert states(engine, folder) == {str(folder): ("setting", 0)}
    refresh(engine, other, in_settings=(str(folder),))
    assert states(engine, folder) == {str(folder): ("setting", 0), str(other): ("subscribed", 1)}
    refresh(engine, in_settings=(str(folder),))
    listed = SourceList(engine.catalog, [str(folder)]).listed()
    assert [one.last_read_at is not None for one in listed] == [True, True]
    assert states(engine) == {str(folder): ("left", 3), str(other): ("subscribed", 1)}  # the setting was taken out
    Subscriptions(engine.catalog).add(SourceSpec("files", str(folder)), "ada")
    assert states(engine)[str(folder)] == ("subscribed", 3)


def test_what_is_nowhere_is_not_put_on_the_list(engine: Engine, tmp_path: Path) -> None:
    sources = SourceList(engine.catalog)
    assert sources.name(["nowhere"], refresher_of(engine).describe, "ada") == ("nowhere",)
    assert states(engine) == {SAMPLE: ("sample", 0)}
    with pytest.raises(SourceError):
        refresher_of(engine).describe("https://town.example/feed")  # nothing here fetches
