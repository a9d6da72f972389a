"""What `footnote eval` refuses before any work is done; what it does is tested with the command."""

from pathlib import Path

import pytest

from bot.render.errors import words_for
from bot.settings import Settings
from bot.terminal.command import CommandCall
from bot.terminal.evaluate.folder import EvaluationOptions, evaluate_folder
from bot.terminal.output.console import Terminal
from corpus.errors import SettingsError


@pytest.fixture
def call(tmp_path: Path) -> CommandCall:
    return CommandCall(Settings(data_dir=tmp_path / "var"), as_json=False, terminal=Terminal())


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (EvaluationOptions(run=Path("no/such/run.txt")), "run.txt can't be written: No such file"),
        (EvaluationOptions(answers=Path("no/such/answers.jsonl")), "answers.jsonl can't be written"),
        (EvaluationOptions(report=Path("no/such/report.md")), "report.md can't be written"),
        (EvaluationOptions(report=Path("report.PNG")), "give it a name such as report.md"),
        (EvaluationOptions(compare=Path("nothing.json")), "nothing.json can't be read: No such file"),
        (EvaluationOptions(answers=Path("answers.jsonl"), ranking_only=True), "--ranking-only asks no question"),
        (EvaluationOptions(), "isn't a BEIR folder"),
    ],
)
def test_what_cannot_be_done_is_said_at_once(
    call: CommandCall, tmp_path: Path, options: EvaluationOptions, sentence: str
) -> None:
    with pytest.raises(SettingsError) as told:
        evaluate_folder(call, tmp_path, options)
    assert sentence in words_for(told.value)


def test_the_plot_goes_beside_the_report() -> None:
    assert EvaluationOptions(report=Path("out/town.md")).plot == Path("out/town.png")
    assert EvaluationOptions(report=Path("town.md"), ranking_only=True).plot is None
    assert EvaluationOptions().plot is None
