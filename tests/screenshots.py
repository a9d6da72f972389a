"""Take the README's pictures: `python -m tests.screenshots FOLDER`, from the bot over the sample corpus.

What they show is what the bot says, drawn by simcord's preview of Discord in Chromium, driven by Playwright.
"""

import asyncio
import functools
import shutil
import sys
from pathlib import Path

from playwright.async_api import BrowserType

from bot.settings import Settings
from bot.terminal.preview import simulated

ASKED = "what did Japan demand about the statue?"
UNKNOWN = "how tall is the statue, and what is it made of?"
SUBJECT = "the Reconciliation and Healing Foundation"
# The title is in bold on every page, and a quote on some.
_BOLD_WITH_A_QUOTE = 4
WIDTH = 860
HEIGHTS = {"answer": 420, "passages": 560, "abstention": 420, "timeline": 900}


async def main(folder: Path) -> None:
    """Take one picture of each kind."""
    if found := shutil.which("chromium") or shutil.which("google-chrome"):
        # simcord starts the Chromium that Playwright downloads; the system's own does as well.
        BrowserType.launch = functools.partialmethod(BrowserType.launch, executable_path=found)  # type: ignore[assignment]
    async with simulated(Settings()) as (env, channel, reader, _):
        await reader.send(channel, f"{env.bot.user.mention} {ASKED}")
        answer = channel.last_message
        passages = (await reader.click(answer, custom_id=answer.components[0].children[0].custom_id)).response
        while passages.content.count("**") < _BOLD_WITH_A_QUOTE:
            turn = passages.message.components[0].children[-1].custom_id
            await reader.click(passages, custom_id=turn)
        shown = {
            "answer": answer,
            "passages": passages,
            "abstention": (await reader.slash(channel, "ask", question=UNKNOWN)).response,
            "timeline": (await reader.slash(channel, "timeline", subject=SUBJECT)).response,
        }
        async with env.preview(channel, viewers=[reader], width=WIDTH, height=1_200) as preview:
            for name, message in shown.items():
                await preview.screenshot(
                    folder / f"{name}.png", target=message, allow_incomplete=True, viewport=(WIDTH, HEIGHTS[name])
                )


if __name__ == "__main__":
    wanted = Path(sys.argv[1])
    wanted.mkdir(parents=True, exist_ok=True)
    asyncio.run(main(wanted))
