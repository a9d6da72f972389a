"""Take the README's pictures: `python -m tests.screenshots FOLDER`, with Chromium, from the bot over the sample corpus.

What the pictures show is what the bot says, drawn by simcord's preview of Discord.
"""

import asyncio
import sys
from pathlib import Path

from bot.preview import simulated
from bot.settings import Settings

ASKED = "what did Japan demand about the statue?"
UNKNOWN = "what did the mayor of Busan say about the statue?"
WIDTH = 1_000
HEIGHTS = {"answer": 560, "passages": 640, "abstention": 600, "timeline": 1_000}


async def main(folder: Path) -> None:
    """Take one picture of each kind."""
    folder.mkdir(parents=True, exist_ok=True)
    async with simulated(Settings()) as (env, channel, reader, _):
        shown = {}
        await reader.send(channel, f"{env.bot.user.mention} {ASKED}")
        shown["answer"] = channel.last_message
        for name in HEIGHTS:
            if name == "passages":
                answer = shown["answer"]
                custom_id = answer.components[0].children[0].custom_id
                shown[name] = (await reader.click(answer, custom_id=custom_id)).response
            elif name == "abstention":
                shown[name] = (await reader.slash(channel, "ask", question=UNKNOWN)).response
            elif name == "timeline":
                shown[name] = (await reader.slash(channel, "timeline", subject="comfort women foundation")).response
            async with env.preview(channel, viewers=[reader], layout="channel") as preview:
                await preview.show(shown[name])
                await _take(preview.url, folder / f"{name}.png", HEIGHTS[name])


async def _take(url: str, file: Path, height: int) -> None:
    process = await asyncio.create_subprocess_exec(
        "chromium",
        "--headless",
        "--no-sandbox",
        "--hide-scrollbars",
        "--timeout=15000",
        f"--window-size={WIDTH},{height}",
        f"--screenshot={file}",
        url,
        stderr=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
    )
    status = await asyncio.wait_for(process.wait(), 60)
    if status or not file.exists():
        sys.exit(f"Chromium took no picture (status {status}).")


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
