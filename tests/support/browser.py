"""`footnote preview` and Chromium, driven by Playwright: Debian's own, or whatever Chrome or Chromium there is."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

_NAMES = ("chromium", "google-chrome", "chromium-browser")
# A question on a busy machine, after the model has been loaded.
PATIENCE_MS = 30_000
_ROOT = Path(__file__).parents[2]
_MESSAGES = "#channel-message-list [data-message-id]"


def chromium() -> str:
    """Return where a browser is installed. Raises FileNotFoundError, which says how to get one."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        raise FileNotFoundError("There is no Chromium to test the preview with: install it, on Debian by apt.")
    return found


@contextmanager
def previewed(data_dir: Path, **environment: str) -> Iterator[str]:
    """Start a preview, and return its address; when left it is told to stop, and has to do so without a complaint."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "preview", "--data-dir", str(data_dir)],
        env=os.environ | {"PYTHONPATH": str(_ROOT)} | environment,
        cwd=data_dir,  # where no .env is
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    try:
        line = process.stdout.readline()
        if line.startswith("Open http://127.0.0.1:"):
            yield line.split()[1]
        process.terminate()
        _, err = process.communicate(timeout=PATIENCE_MS / 1e3)
    finally:
        process.kill()
    assert (process.returncode, "Traceback" in err) == (0, False), err


@contextmanager
def browser() -> Iterator[Browser]:
    """Start a browser; ends it when left. What is expected of its pages may take as long as anything else there."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium())
        yield started
        started.close()


class PreviewPage:
    """Use the page of a preview as a person does: with the keyboard and the mouse, looking at what it shows."""

    def __init__(self, page: Page, url: str) -> None:
        self._page = page
        self._seen = 0
        self.complaints: list[str] = []
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(url)
        self.rest()

    @property
    def topic(self) -> str:
        """Return what stands beside the channel's name."""
        return self._page.locator("#channel-topic").inner_text()

    @property
    def messages(self) -> Locator:
        """Return the messages in the channel, oldest first."""
        return self._page.locator(_MESSAGES)

    @property
    def form(self) -> Locator:
        """Return the form that is open."""
        return self._page.locator("#modal-root")

    @property
    def submit(self) -> Locator:
        """Return the button that sends the form that is open."""
        return self.form.get_by_role("button", name="Submit")

    @property
    def menu(self) -> Locator:
        """Return the context menu of a message."""
        return self._page.locator("#message-menu")

    def offered(self, name: str) -> Locator:
        """Return what is offered by a name, in a list to choose from."""
        return self._page.get_by_role("option", name=name).first

    def rest(self) -> None:
        """Wait until the page takes something new."""
        # Playwright's own waiting runs text as code, which the page forbids.
        until = time.monotonic() + PATIENCE_MS / 1e3
        while not self._page.evaluate("Boolean(window.simcordPreview?.ready && !window.simcordPreview.pendingAction)"):
            assert time.monotonic() < until, self._page.locator("#action-status").inner_text()
            self._page.wait_for_timeout(50)

    def press_until(self, button: Locator, shown: Locator) -> None:
        """Press a button, and once more where the press was lost: where what it shows isn't there after a while.

        A message that is drawn anew takes its buttons with it, pressed or not.
        """
        button.click()
        try:
            expect(shown).to_be_visible(timeout=PATIENCE_MS / 3)
        except AssertionError:
            button.click()

    def new(self, text: str) -> Locator:
        """Return the last of what is new that says a text."""
        new = self._page.locator(
            f"xpath=(//*[@id='channel-message-list']//*[@data-message-id])[position()>{self._seen}]"
        )
        return new.filter(has_text=text).last

    def wait_for(self, text: str) -> Locator:
        """Wait until something new says a text, and return the message."""
        new = self.new(text)
        expect(new).to_be_visible()
        self.rest()
        found = new.get_attribute("data-message-id")
        return self._page.locator(f"#channel-message-list [data-message-id='{found}']")

    def say(self, text: str) -> None:
        """Type a message and send it."""
        self._type(text)
        self._page.keyboard.press("Enter")

    def command(self, command: str, *, send: bool = True) -> None:
        """Type a command, choose it from the list, and send it."""
        self._type(f"/{command}")
        expect(self.offered(f"/{command}")).to_be_visible()
        self._page.keyboard.press("Enter")
        self.rest()
        if send:
            self._page.locator("#send-message").click()

    def fill_in(self, text: str) -> None:
        """Type the value of the option that the cursor is in."""
        self._page.keyboard.type(text)

    def send(self) -> None:
        """Send what is typed."""
        expect(self._page.locator("#send-message")).to_be_enabled()
        self._page.locator("#send-message").click()

    def press(self, key: str) -> None:
        """Press a key."""
        self._page.keyboard.press(key)

    def look_as(self, viewer: str) -> None:
        """Become another member."""
        self._page.locator("#viewer-picker").select_option(label=viewer)
        self.rest()

    def picture(self, file: Path) -> None:
        """Keep a picture of the page."""
        self._page.screenshot(path=file)

    def _type(self, text: str) -> None:
        self.rest()
        self._seen = self.messages.count()
        self._page.locator("#channel-composer-input").press_sequentially(text)
        expect(self._page.locator("#send-message")).to_be_enabled()
