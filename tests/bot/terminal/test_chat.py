"""`footnote chat` as it looks: transcripts of a real terminal, sixty columns wide, without colours; and in a pipe."""

import re
import stat
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from bot.terminal.chat.small_talk import reply_to
from tests.bot.terminal.test_cli import footnote, town  # noqa: F401  # a fixture
from tests.support.chat_server import KEY, Step, serving
from tests.support.pseudo_terminal import PROMPT, at_terminal, interrupt, screen, seen

GREETING = """\
Footnote answers from 2 articles, and cites every sentence.
Ask a question; /help says more, /quit ends."""
TRANSCRIPT = """\
> who are you?
I answer questions about 2 articles, each sentence a quote
with its source; where they don't say, I say so. Ask as you
would ask a person, and go on from there: "and who paid?"
/sources lists what I read, /quit ends, as Ctrl-D does.
Arrow keys bring back earlier questions.

> thanks!
You're welcome.

> /nonsense
There is no /nonsense: /help, /sources and /quit are all
there is.

> /quit"""


def test_a_chat_at_sixty_columns(town: Path) -> None:  # noqa: F811
    with at_terminal("chat", cwd=town, columns=60) as person:
        for line in ("who are you?", "thanks!", "/nonsense", "/quit"):
            person.expect(PROMPT)
            person.sendline(line)
        person.expect(pexpect.EOF)
    assert person.wait() == 0
    assert "\n".join(screen(seen(person), 60)) == f"{GREETING}\n{TRANSCRIPT}"


def test_an_answer_keeps_to_sixty_columns(town: Path) -> None:  # noqa: F811
    with at_terminal("chat", cwd=town, columns=60) as person:
        person.expect(PROMPT)
        person.sendline("How much did the mayor pay for the ferry?")
        person.expect(PROMPT)
        shown = screen(seen(person), 60)
    assert "The mayor paid 40,000 crowns for the ferry in June. [1]" in shown
    assert "[1] The new ferry (The Town Crier, 2 June 2020)" in shown
    assert "    https://example.org/ferry" in shown


def test_without_colours_there_are_none(town: Path) -> None:  # noqa: F811
    with at_terminal("chat", cwd=town, NO_COLOR="1") as person:
        person.expect(PROMPT)
        person.sendline("When was the bell cast?")
        person.expect("1702")
        person.expect(PROMPT)
        person.sendeof()
        person.expect(pexpect.EOF)
    colours = [code for code in re.findall(r"\x1b\[([0-9;]*)m", seen(person)) if re.search(r"\b[34]\d\b|\b9\d\b", code)]
    assert colours == []


def test_earlier_questions_come_back_by_arrow_keys_in_the_next_chat_as_well(town: Path) -> None:  # noqa: F811
    with at_terminal("chat", cwd=town) as person:
        person.expect(PROMPT)
        person.sendline("Does the ferry cross?")
        person.expect("Crier")
        person.expect(PROMPT)
        person.sendeof()
        person.expect(pexpect.EOF)
    assert stat.S_IMODE((town / "var" / "chat_history").stat().st_mode) == 0o600
    with at_terminal("chat", cwd=town) as person:
        person.expect(PROMPT)
        person.send("\x1b[A")
        person.expect("Does the ferry cross")
        person.sendline("")
        person.expect("Crier")


def test_ctrl_c_empties_a_line_then_ends_the_chat(town: Path) -> None:  # noqa: F811
    with at_terminal("chat", cwd=town) as person:
        person.expect(PROMPT)
        person.send("half a quest")
        person.expect("half a quest")
        interrupt(person)
        person.expect(PROMPT)
        interrupt(person)
        person.expect(pexpect.EOF)
    assert person.wait() == 130
    assert "Traceback" not in seen(person)


def test_ctrl_c_stops_an_answer_and_the_chat_goes_on(town: Path) -> None:  # noqa: F811
    with serving(Step(text="{", stall_after=0)) as model:
        chat = {"FOOTNOTE_CHAT_MODEL": "openai:any", "FOOTNOTE_CHAT_BASE_URL": model.url, "FOOTNOTE_CHAT_API_KEY": KEY}
        with at_terminal("chat", cwd=town, FOOTNOTE_CHAT_TIMEOUT="60", **chat) as person:
            person.expect(PROMPT)
            person.sendline("When was the bell cast?")
            until_asked(model, person)
            interrupt(person)
            person.expect("Stopped; Ctrl-C once more ends the chat.")
            person.expect(PROMPT)
            person.sendline("hello")
            person.expect("Hello. I answer questions about 2 articles")
            person.expect(PROMPT)
            person.sendline("/quit")
            person.expect(pexpect.EOF)
    assert person.wait() == 0
    assert "Traceback" not in seen(person)


def until_asked(model, person: pexpect.spawn) -> None:
    for _ in range(300):
        if model.requests:
            return
        person.expect([pexpect.TIMEOUT, "never"], timeout=0.1)
    pytest.fail("the model wasn't asked")


def test_ctrl_c_in_a_refresh_leaves_the_corpus_and_what_was_named(town: Path, tmp_path: Path) -> None:  # noqa: F811
    rows = (f'{{"_id": "{n}", "title": "Row {n}", "text": "The windmill grinds sack {n}."}}\n' for n in range(5000))
    (tmp_path / "corpus.jsonl").write_text("".join(rows))
    with at_terminal("refresh", str(tmp_path), cwd=tmp_path) as person:
        person.expect("Encoding|Cutting|Reading")
        interrupt(person)
        person.expect(pexpect.EOF)
    assert person.wait() == 130
    assert "Traceback" not in seen(person)
    found = footnote("sources", "list", "--json", cwd=tmp_path)
    assert f'"location": "{tmp_path}"' in found.stdout
    assert "sample" not in found.stdout


def test_through_a_pipe_there_is_neither_greeting_nor_prompt(town: Path) -> None:  # noqa: F811
    done = footnote("chat", cwd=town, stdin="When was the bell cast?\nexit\n")
    assert done.stdout.startswith("The bell tower leans to the north. [1] Its bell was cast in 1702. [2]\n")
    assert (done.returncode, done.stderr, "\x1b" in done.stdout) == (0, "", False)


def test_whoever_reads_no_more_of_a_pipe_ends_it_without_a_word(town: Path) -> None:  # noqa: F811
    call = f"{sys.executable} -m bot search bell --data-dir {town / 'var'} | head -c 1"
    env = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(Path(__file__).parents[3]), "HF_HUB_OFFLINE": "1"}
    done = subprocess.run(["sh", "-c", call], capture_output=True, text=True, check=False, env=env)
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("Hello!", "Hello. CARD"), ("hey footnote", "Hello. CARD"), ("안녕하세요?", "Hello. CARD"),
        ("Thanks a lot.", "You're welcome."), ("ありがとう！", "You're welcome."),
        ("thx mate", "You're welcome."), ("good morning everyone", "Hello. CARD"), ("???", None),
        ("help", "CARD"), ("Who are you?", "CARD"), ("What is Footnote?", "CARD"),
        ("Hello Kitty", None), ("help for survivors", None), ("Who are you talking of?", None), ("thanks to", None),
    ],
)  # fmt: skip
def test_small_talk_gets_a_card_and_a_question_none(said: str, reply: str | None) -> None:
    assert reply_to(said, "CARD") == reply
