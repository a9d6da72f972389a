"""`footnote preview` in a real browser, from the first look to the end of a refresh."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, expect

from tests.bot.discord.test_bot import ASKED, ROOT, data_dir  # noqa: F401  # a fixture
from tests.support.browser import PreviewPage, browser, previewed

pytestmark = pytest.mark.slow(minutes=1)

PICTURES = ROOT / "build" / "preview"
ANSWER = "opened to carts in 1871"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def url(data_dir, tmp_path_factory) -> Iterator[str]:  # noqa: F811
    gate = tmp_path_factory.mktemp("gate") / "questions.jsonl"
    with previewed(data_dir, FOOTNOTE_GATE_QUESTIONS=str(gate)) as address:
        yield address


@pytest.fixture
def page(chromium, url, request) -> Iterator[PreviewPage]:
    """Return a page of its own, as the reader; how it ends is kept in a picture."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    tab = chromium.new_page(viewport={"width": 1280, "height": 900})
    opened = PreviewPage(tab, url)
    yield opened
    opened.picture(PICTURES / f"{request.node.name.removeprefix('test_')}.png")
    tab.close()
    assert opened.complaints == []


def test_it_opens_on_a_question_with_its_answer_and_says_what_to_try(page):
    expect(page.messages.first).to_contain_text('@Footnote what is said of "The salt bridge of Velmora"?')
    expect(page.messages.nth(1)).to_contain_text("[1]")
    assert page.topic.startswith("Try: @Footnote and a question")


def test_a_typed_mention_is_answered(page):
    page.say(f"@Footnote {ASKED}")
    answer = page.wait_for(ANSWER)
    expect(answer.get_by_role("button", name="Passages")).to_be_visible()


def test_the_quoted_question_ends_with_its_line(page):
    page.command("ask", send=False)
    page.fill_in(ASKED)
    page.send()
    answer = page.wait_for(ANSWER)
    assert answer.locator("blockquote").inner_text().strip() == ASKED


def test_the_buttons_show_passages_and_why_and_take_what_was_wrong(page):
    page.say(f"@Footnote {ASKED}")
    answer = page.wait_for(ANSWER)
    page.press_until(answer.get_by_role("button", name="Passages"), page.new("Passage 1 of"))
    expect(page.wait_for("Passage 1 of").locator("strong", has_text=ANSWER)).to_be_visible()
    page.press_until(answer.get_by_role("button", name="Why this answer"), page.new("quoted: [1]"))
    page.wait_for("quoted: [1]")
    page.press_until(answer.get_by_role("button", name="👎"), page.submit)
    page.form.get_by_role("textbox").fill("It opened a year later.")
    page.picture(PICTURES / "the_form_for_what_was_wrong.png")
    page.submit.click()
    page.wait_for("Thanks, noted.")


def test_a_message_has_its_context_menu(page):
    page.say("The salt bridge of Velmora opened to carts in 1871.")
    page.wait_for("1871").click(button="right")
    expect(page.menu.get_by_role("menuitem")).to_have_text(["Add to the corpus", "Check against the corpus"])
    page.picture(PICTURES / "the_context_menu.png")
    page.press("ArrowDown")
    page.press("Enter")
    page.wait_for("Only you can see this")
    expect(page.menu).to_be_hidden()


def test_publishers_are_offered_while_a_person_types(page):
    page.command("ask", send=False)
    page.fill_in(ASKED)
    for key in ("Tab", "Enter", "Enter"):  # to the options that are left, and the first of these
        page.press(key)
    page.fill_in("vel")
    expect(page.offered("Velmora Herald")).to_be_visible()


def test_a_form_with_a_list_to_choose_from_works(page):
    page.say(f"@Footnote {ASKED}")
    page.press_until(page.wait_for(ANSWER).get_by_role("button", name="👎"), page.submit)
    page.submit.click()
    page.wait_for("Thanks, noted.")
    page.look_as("moderator")
    page.command("corpus feedback")
    page.wait_for("Answers reported as wrong").get_by_role("button").first.click()
    page.form.get_by_role("combobox").click()
    page.offered("The lighthouse keepers of Ostrand").click()
    page.submit.click()
    page.wait_for("test question")


def test_a_refresh_is_shown_to_its_end_without_a_hand_on_the_page(page):
    page.look_as("moderator")
    page.command("corpus refresh")
    page.wait_for("just started")
    page.wait_for("Refresh finished.")
    page.wait_for("4 unchanged")


def test_the_clock_is_that_of_the_day(page):
    page.look_as("moderator")
    page.command("corpus status")
    said = page.wait_for("napshot")
    age = said.locator("time.discord-timestamp").first.inner_text()
    assert re.fullmatch(r"(\d+ (second|minute)s? ago|now)", age)
    expect(said).to_contain_text(f"{datetime.now(UTC):%-m/%-d/%y}")
