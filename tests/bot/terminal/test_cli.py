"""The console script: what it prints, where, and with which exit status."""

import gc
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from bot.terminal import cli
from corpus.errors import SettingsError
from retrieval.abstention import NOTHING, UNSURE
from tests.support.console import Footnote

ROOT = Path(__file__).parents[3]


def footnote(
    *arguments: str | Path, cwd: Path, stdin: str = "", under: tuple[str, ...] = (), **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `footnote` as a person would, in a process of its own, `under` another command where one is given."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("FOOTNOTE_") and k != "DISCORD_TOKEN"}
    return subprocess.run(
        [*under, sys.executable, "-m", "bot", *map(str, arguments)],
        capture_output=True, text=True, input=stdin, cwd=cwd, check=False,
        env={**kept, "PYTHONPATH": str(ROOT), "HF_HUB_OFFLINE": "1", **environment},
    )  # fmt: skip


def one_value(done: subprocess.CompletedProcess[str]) -> Any:
    """Return the one JSON value on standard output, where there is nothing else."""
    return json.loads(done.stdout)


@pytest.fixture
def here(footnote: Footnote) -> Footnote:
    """Return what runs `footnote` in this process, for what is told by words and exit status alone."""
    return footnote


@pytest.fixture
def there(town: Path, real_footnote: Footnote, monkeypatch: pytest.MonkeyPatch) -> Footnote:
    """Return what runs `footnote` in this process, in the folder of that corpus."""
    monkeypatch.chdir(town)
    return real_footnote


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a working folder whose corpus of two articles has been indexed with the real encoder."""
    place = tmp_path_factory.mktemp("cli")
    articles = place / "town"
    articles.mkdir()
    (articles / "ferry.md").write_text(
        "---\ntitle: The new ferry\npublisher: The Town Crier\npublished: 2020-06-02\nurl: https://example.org/ferry\n"
        "---\nA ferry crosses the harbour every hour. The mayor paid 40,000 crowns for the ferry in June.\n"
    )
    (articles / "tower.txt").write_text("The bell tower leans to the north. Its bell was cast in 1702.\n")
    done = footnote("refresh", articles, "--json", cwd=place)
    assert done.returncode == 0, done.stderr
    return place


def test_ask_json_has_the_form_that_other_programs_read(town: Path) -> None:
    done = footnote("ask", "How much did the mayor pay for the ferry?", "--json", cwd=town)
    answer = one_value(done)
    assert done.returncode == 0
    assert list(answer) == [
        "_id", "question", "query", "answer", "abstained", "reason", "sentences", "citations", "passages", "mode",
        "snapshot",
        "timings_ms", "nearest", "closest", "unanswered", "confidence", "dropped", "note", "disagreements",
        "corroboration",
    ]  # fmt: skip
    assert answer["_id"] is None
    assert answer["answer"].startswith("The mayor paid 40,000 crowns for the ferry in June. [1]")
    assert answer["sentences"][0] == {"text": "The mayor paid 40,000 crowns for the ferry in June.", "citations": [1]}
    citation = answer["citations"][0]
    assert citation == {
        "n": 1, "article_id": "town/ferry.md", "title": "The new ferry", "publisher": "The Town Crier",
        "published": "2020-06-02", "url": "https://example.org/ferry",
        "quote": "The mayor paid 40,000 crowns for the ferry in June.", "start": 40, "end": 91,
        "link": "https://example.org/ferry#:~:text=The%20mayor%20paid%2040%2C000%20crowns%20for%20the%20ferry%20in%20June.",
        "highlight": {"start": 55, "end": 68}, "by_ocr": False, "gives_orders": False, "translation": None,
        "also_in": [],
    }  # fmt: skip
    assert citation["quote"][55 - 40 : 68 - 40] == "40,000 crowns"
    assert list(answer["passages"][0]) == ["rank", "article_id", "title", "score", "start", "end", "text", "copies"]
    assert (answer["mode"], answer["nearest"], answer["dropped"], answer["note"]) == ("extractive", [], 0, None)
    assert answer["corroboration"] == {"articles": 1, "publishers": 1, "text": "One article says this."}
    assert 0 < answer["confidence"] <= 1
    assert set(answer["timings_ms"]) == {"encode", "search", "read", "total"}


def test_ask_prints_a_readable_answer_with_numbered_sources_and_no_colours_into_a_pipe(town: Path) -> None:
    done = footnote("ask", "How much did the mayor pay for the ferry?", cwd=town)
    assert done.returncode == 0
    assert "The mayor paid 40,000 crowns for the ferry in June. [1]" in done.stdout
    assert "\nOne article says this.\n\n[1] The new ferry (The Town Crier, 2 June 2020)" in done.stdout
    assert "https://example.org/ferry#:~:text=The%20mayor" in done.stdout
    assert "\x1b" not in done.stdout


def test_an_abstention_exits_with_3_and_shows_nothing_as_near_where_nothing_is(there: Footnote) -> None:
    done = there("ask", "What is the capital of Peru?", "--json")
    answer = done.value
    assert done.status == 3
    assert (answer["answer"], answer["abstained"], answer["citations"], answer["closest"]) == (None, True, [], [])
    assert answer["reason"] == NOTHING
    assert answer["nearest"]  # for programs
    assert "Nearest" not in there("ask", "What is the capital of Peru?").out


def test_what_comes_closest_is_no_answer_and_is_quoted_like_one(there: Footnote, unsure: None) -> None:
    done = there("ask", "How much did the mayor pay for the ferry?", "--json")
    answer = done.value
    assert done.status == 3
    assert (answer["answer"], answer["abstained"], answer["citations"]) == (None, True, [])
    assert answer["reason"] == UNSURE
    assert {tuple(near) for near in answer["nearest"]} == {
        ("article_id", "title", "publisher", "published", "url", "about")
    }
    assert "The new ferry" in {near["title"] for near in answer["nearest"]}
    assert list(answer["closest"][0]) == [
        "n", "article_id", "title", "publisher", "published", "url", "quote", "start", "end", "link", "highlight",
        "by_ocr", "gives_orders", "translation", "also_in",
    ]  # fmt: skip
    said = there("ask", "How much did the mayor pay for the ferry?")
    assert said.status == 3
    assert said.out.startswith("I can't tell whether this answers it. The closest the articles come:\n")
    for citation in answer["closest"]:
        assert f"{citation['quote']} [{citation['n']}]" in said.out
        assert f"[{citation['n']}]" in said.out.split("\n\n")[1]


def test_a_batch_answers_line_by_line_and_a_bad_line_stops_no_other(town: Path) -> None:
    lines = [
        {"_id": "a", "text": "When was the bell cast?"},
        {"_id": "b", "text": ""},
        {"_id": "c", "text": "And how often?", "turns": [{"speaker": "user", "text": "Does the ferry cross?"}]},
    ]  # fmt: skip
    stdin = "\n".join(map(json.dumps, lines)) + "\nnot json\n"
    done = footnote("ask", "--batch", "-", "--json", cwd=town, stdin=stdin)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["_id"] for answer in answers] == ["a", "c"]
    assert "1702" in answers[0]["answer"]
    assert "Line 2: The question is empty" in done.stderr
    assert "Line 4: not a question" in done.stderr
    assert done.returncode == 1


def test_what_is_not_utf8_is_answered_or_named_and_stops_no_other(there: Footnote, town: Path) -> None:
    lines = [b'{"_id": "a", "text": "caf\xe9"}', b'{"_id": "b", "text": "When was the \\ud800 bell cast?"}']
    (town / "questions.jsonl").write_bytes(b"\n".join(lines))
    done = there("ask", "--batch", "questions.jsonl", "--json")
    assert [json.loads(line)["_id"] for line in done.out.splitlines()] == ["b"]
    assert "Line 1: not a question" in done.err
    assert "Traceback" not in done.err


def test_chat_answers_line_after_line_and_is_one_json_value(town: Path) -> None:
    done = footnote("chat", "--json", cwd=town, stdin="When was the bell cast?\n\nHow often does the ferry cross?\n")
    answers = one_value(done)
    assert [answer["question"] for answer in answers] == ["When was the bell cast?", "How often does the ferry cross?"]


def test_chat_ends_at_exit_and_without_a_question_is_an_empty_array(town: Path) -> None:
    done = footnote("chat", "--json", cwd=town, stdin="exit\nWhen was the bell cast?\n")
    assert (done.returncode, one_value(done)) == (0, [])


def test_search_prints_passages(there: Footnote) -> None:
    found = there("search", "bell tower", "--limit", "1", "--json").value
    assert [hit["article_id"] for hit in found["hits"]] == ["town/tower.txt"]
    assert found["hits"][0]["rank"] == 1


def test_refresh_without_sources_reads_what_was_read_before(there: Footnote) -> None:
    report = there("refresh", "--json").value
    assert (report["unchanged"], report["chunks"], report["added"]) == (2, 0, [])


def test_refresh_exits_with_1_only_when_nothing_could_be_read(tmp_path: Path) -> None:
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "empty.txt").write_bytes(b"")
    done = footnote("refresh", tmp_path / "bad", "--json", cwd=tmp_path)
    assert done.returncode == 1
    assert one_value(done)["failed"][0]["source"] == "empty.txt"
    (tmp_path / "bad" / "good.txt").write_text("The ferry sails at noon.")
    assert footnote("refresh", tmp_path / "bad", "--json", cwd=tmp_path).returncode == 0


def test_files_that_cannot_be_read_are_listed_each_with_its_reason_and_stop_no_other(tmp_path: Path) -> None:
    mixed = tmp_path / "mixed"
    mixed.mkdir()
    (mixed / "good.md").write_text("---\ntitle: The ferry\n---\nThe ferry sails at noon. The mayor paid for it.\n")
    (mixed / "empty.txt").write_bytes(b"")
    (mixed / "binary.bin").write_bytes(bytes(range(256)) * 20)
    (mixed / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    french = "Le café était fermé. La bibliothèque ouvre à midi, près de l'église, où les élèves se retrouvent.\n"
    (mixed / "latin1.txt").write_bytes(french.encode("latin-1"))
    (mixed / "large.txt").write_text("The council met again. " * (20_000_000 // 23))
    (mixed / "secret.txt").write_text("Nobody may read this.")
    (mixed / "secret.txt").chmod(0)
    # Permissions bind everybody but root, unless root gives up the right to pass them by.
    drop = "-dac_override,-dac_read_search"
    under = ("setpriv", f"--bounding-set={drop}", f"--inh-caps={drop}") if os.geteuid() == 0 else ()
    done = footnote("refresh", mixed, "--json", cwd=tmp_path, under=under)
    report = one_value(done)
    assert done.returncode == 0
    assert report["added"] == ["mixed/good.md", "mixed/latin1.txt"]
    assert {failure["source"]: failure["error"] for failure in report["failed"]} == {
        "binary.bin": ".bin files can't be read; these can: "
        ".md, .markdown, .txt, .text, .html, .htm, .xhtml, .pdf, .docx, .epub, .odt, .rtf, .eml, .mhtml, .mht, .jsonl",
        "broken.pdf": "the PDF is broken; open it and save it again",
        "empty.txt": "the file is empty",
        "large.txt": "the text has 19,999,995 characters, over the limit of 2,000,000; split it",
        "secret.txt": "no permission to read it",
    }
    assert one_value(footnote("status", "--json", cwd=tmp_path))["articles"] == 2
    assert done.stderr == ""


def test_status_before_and_after_the_first_refresh(there: Footnote, town: Path, tmp_path: Path) -> None:
    nothing = there("status", "--json", "--data-dir", tmp_path)
    assert (nothing.status, nothing.value["snapshot"]) == (0, None)
    found = there("status", "--json").value
    assert (found["articles"], found["chunks"], found["encoder"]) == (2, 2, "multilingual-e5-small")
    assert found["sources"] == [str(town / "town")]
    assert (
        "corpus          nothing yet; `footnote refresh` reads the sources"
        in there("status", "--data-dir", tmp_path).out
    )
    shown = there("status").out
    assert "corpus          2 articles in 2 passages\n" in shown
    assert re.search(r"snapshot +\S+, made \d{4}-\d\d-\d\d \d\d:\d\d UTC; 1 is kept\n", shown)
    assert "None" not in shown


def test_doctor_passes_on_a_whole_corpus_and_names_what_is_broken(town: Path, tmp_path: Path) -> None:
    done = footnote("doctor", "--json", cwd=town)
    assert done.returncode == 0
    checks = one_value(done)["checks"]
    assert all(check["ok"] for check in checks)
    meaning = next(check["detail"] for check in checks if check["name"] == "meaning")
    assert "was taught some hundred languages" in meaning
    assert "isn't measured yet" in meaning  # of two articles nothing can be told
    assert "reader" in [check["name"] for check in checks]
    done = footnote("doctor", "--json", cwd=town, FOOTNOTE_READER="none")
    assert "reader" not in [check["name"] for check in one_value(done)["checks"]]
    broken = tmp_path / "file"
    broken.write_text("")
    done = footnote("doctor", "--json", "--data-dir", tmp_path / "x", cwd=tmp_path, FOOTNOTE_DATABASE_URL="nonsense")
    assert done.returncode == 1
    assert {check["name"]: check["ok"] for check in one_value(done)["checks"]}["catalog"] is False


def test_eval_measures_and_writes_a_run_answers_and_a_report(tmp_path: Path) -> None:
    folder = tmp_path / "beir"
    (folder / "qrels").mkdir(parents=True)
    texts = {"f": "The ferry sails at noon.", "b": "The bell was cast in 1702.", "t": "The tax was raised."}
    (folder / "corpus.jsonl").write_text(
        "\n".join(json.dumps({"_id": i, "title": "", "text": t, "metadata": {}}) for i, t in texts.items())
    )
    questions = [
        {"_id": "1", "text": "When does the ferry sail?", "answers": ["noon"]},
        {"_id": "2", "text": "When was the bell cast?", "answers": ["1702"], "answerability": "ANSWERABLE"},
        {"_id": "3", "text": "Who won the chess championship of Peru?", "answerability": "UNANSWERABLE"},
        {"_id": "4", "text": "x" * 4_000, "answerability": "UNANSWERABLE"},
    ]
    (folder / "queries.jsonl").write_text("\n".join(map(json.dumps, questions)))
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n1\tf\t1\n2\tb\t1\n")
    before = {"ndcg@10": {"value": 0.5, "interval": [0.25, 0.75], "of": 2}, "mrr@10": None}
    (tmp_path / "last.json").write_text(json.dumps({"set": "beir", "figures": before}))
    run, answers, report = tmp_path / "run.txt", tmp_path / "answers.jsonl", tmp_path / "report.md"
    done = footnote(
        "eval", folder, "--json", "--run", run, "--answers", answers, "--report", report,
        "--compare", tmp_path / "last.json", cwd=tmp_path,
    )  # fmt: skip
    found = one_value(done)
    assert [found[name] for name in ("ndcg@10", "mrr@10", "recall@5", "recall@10")] == [1.0, 1.0, 1.0, 1.0]
    assert (found["articles"], found["questions"], found["judged"]) == (3, 4, 2)
    assert (found["answerable"], found["unanswerable"], found["quotes_not_verbatim"]) == (2, 2, 0)
    assert found["quotes"] >= 2
    figures = found["figures"]
    assert figures["contains_gold_forced"] == {"value": 1.0, "interval": [1.0, 1.0], "of": 2}
    assert figures["abstained_when_not"] == {"value": 1.0, "interval": [1.0, 1.0], "of": 2}
    assert [sum(states.values()) for states in found["states"].values()] == [2, 2, 0]
    assert figures["contains_gold_shown"]["of"] == 2
    assert found["compared"] == {"ndcg@10": {"last": 0.5, "difference": 0.5, "apart": True}}
    assert run.read_text().splitlines()[0].split()[:4] == ["1", "Q0", "f", "1"]
    assert [json.loads(line)["_id"] for line in answers.read_text().splitlines()] == ["1", "2", "3"]
    assert report.read_text().startswith("# Footnote measured on beir\n")
    assert "![Risk against coverage](report.png)" in report.read_text()
    assert (tmp_path / "report.png").read_bytes().startswith(b"\x89PNG")
    assert not (tmp_path / "var").exists()


@pytest.mark.parametrize("answerability", [{}, {"answerability": "UNANSWERABLE"}])
def test_eval_of_a_set_in_which_nothing_is_relevant_says_how_much_is_refused(
    real_footnote: Footnote, tmp_path: Path, answerability: dict[str, str]
) -> None:
    folder, report = tmp_path / "beir", tmp_path / "report.md"
    (folder / "qrels").mkdir(parents=True)
    (folder / "corpus.jsonl").write_text('{"_id": "a", "title": "", "text": "The ferry sails at noon."}\n')
    asked = ["Who won the chess championship of Peru?", "How do I bake sourdough bread?"]
    rows = [{"_id": str(n), "text": text, **answerability} for n, text in enumerate(asked)]
    (folder / "queries.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n")
    done = real_footnote("eval", folder, "--json", "--report", report)
    assert done.status == 0
    found = done.value
    assert [found[name] for name in ("ndcg@10", "mrr@10", "recall@5", "recall@10")] == [None] * 4
    assert found["figures"]["ndcg@10"] is None
    assert (found["questions"], found["judged"], found["answerable"], found["unanswerable"]) == (2, 0, 0, 2)
    assert found["states"]["unanswerable"] == {"answered": 0, "closest": 0, "nothing": 2}
    assert found["figures"]["abstained_when_not"]["value"] == 1.0
    assert found["figures"]["answered_when_answerable"] is None
    assert "| nDCG@10 | 0 | – | – |" in report.read_text()
    assert "| unanswerable | 0 | 0 | 2 |" in report.read_text()
    assert "states, unanswerable" in real_footnote("eval", folder).out


@pytest.mark.parametrize("name", ["queries.jsonl", "qrels/test.tsv"])
def test_eval_refuses_a_folder_without_questions_or_judgements(here: Footnote, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "beir"
    (folder / "qrels").mkdir(parents=True)
    (folder / "corpus.jsonl").write_text('{"_id": "a", "text": "The ferry sails."}\n')
    (folder / "queries.jsonl").write_text('{"_id": "1", "text": "Does it?"}\n')
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n1\ta\t1\n")
    (folder / name).write_text("")
    if "qrels" in name:
        (folder / name).unlink()
    done = here("eval", folder, "--json")
    assert (done.status, done.out) == (2, "")
    assert name.rpartition("/")[2] in done.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["ask"], "Give one question"),
        (["ask", "x" * 4000], "ask it in at most 2,000"),
        (["eval", "nowhere"], "does not exist"),
        (["nonsense"], "No such command"),
        (["search", "x", "--limit", "0"], "--limit"),
        (["run"], "DISCORD_TOKEN"),
    ],
)
def test_a_wrong_call_exits_with_2_and_a_sentence(there: Footnote, arguments: list[str], sentence: str) -> None:
    done = there(*arguments)
    assert (done.status, done.out) == (2, "")
    assert sentence in done.err
    assert "Traceback" not in done.err


def test_a_wrong_setting_exits_with_2_and_never_shows_its_value(
    here: Footnote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOOTNOTE_LOG_LEVEL", "hunter2")
    done = here("status")
    assert done.status == 2
    assert "FOOTNOTE_LOG_LEVEL" in done.err
    assert "hunter2" not in done.err


def test_an_empty_corpus_exits_with_1_and_names_the_command(here: Footnote) -> None:
    done = here("ask", "anything?", "--json")
    assert (done.status, done.out) == (1, "")
    assert "footnote refresh" in done.err


def test_what_an_article_says_cannot_drive_the_terminal(real_footnote: Footnote, tmp_path: Path) -> None:
    text = "The ferry \x1b[2J\x1b]0;owned\x07 sails \u202etonight\u202c at noon from the harbour."
    (tmp_path / "corpus.jsonl").write_text(json.dumps({"_id": "evil", "title": "Ferry \x1b[31m", "text": text}))
    real_footnote("refresh", tmp_path / "corpus.jsonl")
    done = real_footnote("ask", "When does the ferry sail from the harbour?")
    assert "sails" in done.out
    assert not set("\x1b\x07\u202e") & set(done.out)


FIRST_PROCESS = """
import os, sys, time
import bot.terminal.cli

os.getpid = lambda: int(sys.argv[1])
bot.terminal.cli.footnote = lambda **_: (print("busy", flush=True), time.sleep(60))
bot.terminal.cli.main()
"""


@pytest.mark.parametrize(("number", "status"), [("1", 128 + signal.SIGTERM), ("7", -signal.SIGTERM)])
def test_a_container_is_stopped_at_once_whatever_it_is_at(number: str, status: int) -> None:
    # To the first process of a container, a signal that it doesn't handle means nothing: others die of it unasked.
    process = subprocess.Popen(
        [sys.executable, "-c", FIRST_PROCESS, number], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "busy\n"
    process.terminate()
    assert process.wait(10) == status


@pytest.mark.parametrize("call", [("ask", "Who?"), ("chat",), ("search", "ferry"), ("diff",), ("rollback",)])
def test_where_there_is_no_corpus_it_is_said_where_and_nothing_is_made(
    real_footnote: Footnote, call: tuple[str, ...], tmp_path: Path
) -> None:
    done = real_footnote(*call)
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith(f"There is nothing to answer from in {tmp_path / 'var'}: `footnote refresh FOLDER`")
    assert "--data-dir" in done.err
    assert list(tmp_path.iterdir()) == []
    made = real_footnote(*call, "--data-dir", tmp_path / "made")
    assert (made.status, str(tmp_path / "made") in made.err) == (1, True)


def test_json_and_the_data_directory_may_stand_before_the_command(here: Footnote, folder: Path, tmp_path: Path) -> None:
    here("--data-dir", tmp_path / "elsewhere", "refresh", folder)
    status = here("--json", "--data-dir", tmp_path / "elsewhere", "status")
    assert (status.value["articles"], status.value["data_dir"]) == (3, str(tmp_path / "elsewhere"))
    assert here("sources", "--json", "list", "--data-dir", tmp_path / "elsewhere").value[0]["articles"] == 3
    wrong = here("--limit", "3", "search", "ferry")
    assert (wrong.status, bool(re.search(r"--limit goes after the command: .+ search --limit", wrong.err))) == (2, True)
    assert "No such option" in here("--nonsense", "status").err


@pytest.mark.parametrize(
    "made_of_it", [RuntimeError("a library's own"), SettingsError("settings-log-level", value="x")]
)
def test_ctrl_c_is_ctrl_c_whatever_a_library_makes_of_it(monkeypatch, capsys, made_of_it):
    before = signal.getsignal(signal.SIGINT)

    def interrupted(**_):
        try:
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(5)
        except KeyboardInterrupt:
            raise made_of_it from None

    monkeypatch.setattr(cli, "footnote", interrupted)
    try:
        with pytest.raises(SystemExit) as left:
            cli.main()
    finally:
        signal.signal(signal.SIGINT, before)
        gc.unfreeze()
    assert left.value.code == 130
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("group", [(), ("sources",)])
def test_every_command_says_in_one_whole_sentence_what_it_does(
    here: Footnote, group: tuple[str, ...], monkeypatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    listed = here(*group, "--help").out.partition("Commands:\n")[2].splitlines()
    assert len(listed) > 5
    assert [line for line in listed if not line.endswith(".") or line.endswith("...")] == []
