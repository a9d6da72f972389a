"""The commands that keep the corpus: what they print, and with which exit status."""

import json
import re
from pathlib import Path

import pytest

from tests.retrieval.jobs.test_runs import start_slow
from tests.support.console import Footnote


def change(folder: Path) -> None:
    (folder / "ferry.md").write_text((folder / "ferry.md").read_text().replace("40,000", "50,000"))
    (folder / "tower.md").unlink()
    (folder / "orchard.md").write_text("The orchard bore no fruit.")


def test_history_lists_snapshots_and_runs(footnote: Footnote, folder: Path) -> None:
    assert footnote("history", "--json").value == {"current": None, "snapshots": [], "runs": []}
    first = footnote("refresh", folder, "--json").value["snapshot"]
    change(folder)
    second = footnote("refresh", folder, "--json").value["snapshot"]
    found = footnote("history", "--json").value
    assert found["current"] == second
    assert [(one["id"], one["parent"], one["current"]) for one in found["snapshots"]] == [
        (second, first, True), (first, None, False)
    ]  # fmt: skip
    assert [(run["kind"], run["outcome"], run["snapshot"]) for run in found["runs"]] == [
        ("refresh", "done", second), ("refresh", "done", first)
    ]  # fmt: skip
    assert found["runs"][0]["report"]["added"] == ["town/orchard.md"]
    shown = footnote("history").out
    assert f"* {second}" in shown
    assert re.search(r"UTC  refresh by \S+ in the terminal: done\n", shown)


def test_diff_shows_what_came_went_and_changed_with_the_words(footnote: Footnote, folder: Path) -> None:
    assert footnote("diff").status == 1
    first = footnote("refresh", folder, "--json").value["snapshot"]
    change(folder)
    second = footnote("refresh", folder, "--json").value["snapshot"]
    found = footnote("diff", "--json").value
    assert (found["before"], found["after"]) == (first, second)
    assert [one["article_id"] for one in found["added"]] == ["town/orchard.md"]
    assert [one["article_id"] for one in found["removed"]] == ["town/tower.md"]
    assert found["changed"][0]["new_words"] == "The mayor paid 50,000 crowns for the ferry."
    assert footnote("diff", second, first, "--json").value["added"] == found["removed"]
    shown = footnote("diff").out
    for line in ("- The bell tower (town/tower.md)", "    - The mayor paid 40,000", "    + The mayor paid 50,000"):
        assert line in shown
    wrong = footnote("diff", "9-nowhere")
    assert (wrong.status, wrong.out) == (2, "")
    assert "footnote history" in wrong.err


def test_rollback_moves_back_and_says_so(footnote: Footnote, folder: Path) -> None:
    assert footnote("rollback").status == 1
    first = footnote("refresh", folder, "--json").value["snapshot"]
    assert footnote("rollback").status == 2  # there is none before
    change(folder)
    second = footnote("refresh", folder, "--json").value["snapshot"]
    moved = footnote("rollback", "--json")
    assert (moved.status, moved.value) == (0, {"before": second, "after": first, "articles": 3})
    status = footnote("status", "--json").value
    assert (status["snapshot"], status["pinned"]) == (first, first)
    assert "scheduled refreshes pause" in footnote("status").out
    assert footnote("rollback", second).out == f"Snapshot {second} answers now, not {first}.\n"
    assert footnote("status", "--json").value["pinned"] is None


def test_on_a_terminal_rollback_shows_the_difference_and_asks(footnote: Footnote, folder: Path) -> None:
    footnote("refresh", folder)
    change(folder)
    second = footnote("refresh", folder, "--json").value["snapshot"]
    refused = footnote("rollback", typed="n")
    assert refused.status == 1
    assert "+ The bell tower (town/tower.md)" in refused.out
    assert "Nothing was done" in refused.err
    assert footnote("status", "--json").value["snapshot"] == second
    assert footnote("rollback", typed="y").status == 0
    assert footnote("status", "--json").value["snapshot"] != second


def test_refresh_keeps_what_too_much_is_missing_of_and_asks_on_a_terminal(footnote: Footnote, folder: Path) -> None:
    footnote("refresh", folder)
    for name in ("ferry", "tower"):
        (folder / f"{name}.md").unlink()
    report = footnote("refresh", folder, "--json")
    assert report.status == 0
    assert report.value["removed"] == []
    assert report.value["lost"] == [
        {"source": str(folder), "articles": ["town/ferry.md", "town/tower.md"], "of": 3}
    ]  # fmt: skip
    kept = footnote("refresh", folder, typed="n")
    assert "2 of the 3 articles" in kept.err
    assert footnote("status", "--json").value["articles"] == 3
    assert "2 removed" in footnote("refresh", folder, typed="y").out
    assert footnote("status", "--json").value["articles"] == 1


def test_losses_are_accepted_by_an_option(footnote: Footnote, folder: Path) -> None:
    footnote("refresh", folder)
    for name in ("ferry", "tower"):
        (folder / f"{name}.md").unlink()
    assert len(footnote("refresh", folder, "--accept-losses", "--json").value["removed"]) == 2


def test_refresh_says_how_much_of_a_text_changed(footnote: Footnote, folder: Path) -> None:
    footnote("refresh", folder)
    change(folder)
    assert "changed: town/ferry.md, 52% of its text new" in footnote("refresh", folder).out


def test_a_second_refresh_is_told_of_the_first_and_can_end_it(footnote: Footnote, folder: Path, tmp_path: Path) -> None:
    assert footnote("cancel").status == 1
    first = start_slow(tmp_path / "data")
    second = footnote("refresh", folder, "--json")
    assert (second.status, second.out) == (1, "")
    assert "Another refresh is under way (by ada, since" in second.err
    assert re.search(r"UTC, reading(, \d+)?\): wait until it ends, or run `footnote cancel`\.", second.err)
    running = footnote("status", "--json").value["running"]
    assert (running["started_by"], running["kind"], running["stage"]) == ("ada", "refresh", "Reading")
    cancelled = footnote("cancel", "--json")
    assert (cancelled.status, cancelled.value["cancelled"]) == (0, True)
    first.communicate(timeout=20)
    assert footnote("status", "--json").value["running"] is None


def test_eval_of_a_file_asks_its_questions_of_the_corpus_as_it_is(
    footnote: Footnote, folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "questions.jsonl"
    rows = [
        {"_id": "1", "text": "How much did the mayor pay for the ferry?", "answers": ["40,000"]},
        {"_id": "2", "text": "How much did the mayor pay for the ferry?", "answers": ["90,000"]},
    ]
    file.write_text("\n".join(map(json.dumps, rows)))
    assert footnote("eval", file).status == 1
    snapshot = footnote("refresh", folder, "--json").value["snapshot"]
    found = footnote("eval", file, "--json").value
    assert (found["questions"], found["right"], found["score"], found["snapshot"]) == (2, 1, 0.5, snapshot)
    why = "none of its answers was in what was said"
    assert found["wrong"] == [{"_id": "2", "text": rows[1]["text"], "why": why}]
    assert why in footnote("eval", file).out
    assert footnote("eval", file, "--ranking-only").status == 2


def test_a_refresh_that_the_gate_refuses_exits_with_1_and_says_why(
    footnote: Footnote, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = {"_id": "1", "text": "How much did the mayor pay for the ferry?", "answers": ["40,000"]}
    (tmp_path / "questions.jsonl").write_text(json.dumps(question))
    monkeypatch.setenv("FOOTNOTE_GATE_QUESTIONS", str(tmp_path / "questions.jsonl"))
    first = footnote("refresh", folder, "--json").value["snapshot"]
    (folder / "ferry.md").write_text("A ferry crosses the harbour every hour.")
    refused = footnote("refresh", folder)
    assert refused.status == 1
    assert "of 1 set questions 0.0% came out right, and 100.0% before: 100.0% less" in refused.err
    assert question["text"] in refused.err
    assert f"Snapshot {first} answers now" in refused.out
    again = footnote("refresh", folder, "--json")
    assert (again.status, again.value["refused"], again.value["snapshot"]) == (1, True, first)
