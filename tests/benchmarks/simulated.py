"""The bot over the sample articles in a simulated Discord, without limits, for what is measured there."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import simcord

from bot.client import create_bot
from bot.services import build_engine
from bot.settings import Settings
from tests.support.refreshers import refresher_of


@asynccontextmanager
async def sample_bot() -> AsyncIterator[simcord.Env]:
    """Run it, in a temporary data directory."""
    with TemporaryDirectory() as directory:
        settings = Settings(_env_file=None, data_dir=Path(directory), person_limit=0, channel_limit=0)
        engine = build_engine(settings)
        refresher_of(engine).run([str(files("corpus") / "articles")])
        engine.catalog.close()
        bot = create_bot(settings)
        try:
            async with simcord.run(bot, settle_timeout=60) as env:
                yield env
        finally:
            await bot.close()
