"""Looking things up by slash command: passages, articles, timelines, what there is, and help."""

import re

import pytest

from tests.bot.discord.test_bot import (  # noqa: F401  # a fixture
    ARTICLES,
    EMPTY,
    data_dir,
    discord_with,
    from_bot,
    sent,
    town_square,
    unreferenced,
)
from tests.support.moderating import town_hall, unmentioned

LOOKUPS = {
    "passages": {"query": "salt bridge"},
    "article": {"title": "salt bridge"},
    "timeline": {"subject": "salt bridge"},
    "sources": {},
}


def raised(env) -> list[str]:
    """Return what commands raised, by its kind; the tree turned it into words."""
    return [type(getattr(error, "original", error)).__name__ for error in env.errors]


def every_message(result) -> list:
    return [message for message in (result.response, *result.followups) if message]


@pytest.mark.parametrize("name", LOOKUPS)
async def test_an_empty_corpus_is_said_and_nothing_breaks(tmp_path, name):
    async with discord_with(tmp_path) as env:
        _, channel, alice = town_square(env)
        result = await alice.slash(channel, name, **LOOKUPS[name])
        assert unreferenced(every_message(result)[-1].content) == EMPTY
        assert raised(env) == ["EmptyCorpusError"]


@pytest.mark.parametrize("name", [*LOOKUPS, "help", "privacy"])
async def test_every_look_up_is_deferred_before_the_work(data_dir, name):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        await alice.slash(channel, name, **LOOKUPS.get(name, {}))
        calls = [(r.method, r.json) for r in env.http_requests if re.search("/callback$|@original$", r.path)]
        assert [method for method, _ in calls] == ["POST", "PATCH"]
        assert calls[0][1]["type"] == 5
        for body in sent(env, "/webhooks"):
            assert body.get("allowed_mentions", {"parse": []})["parse"] == []


# --------------------------------------------------------------------------------------------------------- /passages


async def test_passages_come_ranked_with_where_they_are_from_to_whoever_asked_alone(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        result = await alice.slash(channel, "passages", query="the salt bridge of Velmora")
        assert all(message.ephemeral for message in every_message(result))
        said = "\n\n".join(message.content for message in every_message(result))
        first, *others = said.split("\n\n")
        head, text = first.split("\n")
        assert head == (
            "**1** · [**The salt bridge of Velmora**](<https://herald.example/salt-bridge>) (herald\\.example) · "
            "Velmora Herald · 22 March 2016"
        )
        assert text.startswith("The salt bridge of Velmora opened to carts in 1871")
        assert [block.split(" ")[0] for block in others] == [f"**{n}**" for n in range(2, len(ARTICLES) + 1)]


async def test_passages_can_be_narrowed_down(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        result = await alice.slash(channel, "passages", query="bridge", publisher="ostrand weekly")
        assert "**The lighthouse keepers of Ostrand**" in result.response.content
        assert "Velmora" not in result.response.content
        result = await alice.slash(channel, "passages", query="bridge", since="2017")
        assert every_message(result)[-1].content.startswith("I found no passages for this.")
        result = await alice.slash(channel, "passages", query="bridge", since="whenever")
        assert "isn't a date" in every_message(result)[-1].content
        assert raised(env) == ["Refused", "QuestionError"]


async def test_a_hostile_passage_does_nothing(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        result = await alice.slash(channel, "passages", query="the town clock of Quillby")
        said = result.response.content
        assert r"discord\.gg/x" in said
        assert not re.search(r"@everyone|(?<!\\)<@|(?<!\\)\[click", said)


# ---------------------------------------------------------------------------------------------------------- /article


async def test_an_article_is_chosen_from_the_titles_and_shown_as_a_card(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        (choice,) = await alice.autocomplete(channel, "article", "title", "salt bri")
        assert choice["name"] == "The salt bridge of Velmora · 2016-03-22"
        result = await alice.slash(channel, "article", title=choice["value"])
        (card,) = result.response.embeds
        assert card.title == "The salt bridge of Velmora"
        assert card.description.startswith("The salt bridge of Velmora opened to carts in 1871")
        known = {field.name: field.value for field in card.fields}
        assert known["Publisher"] == "Velmora Herald"
        assert known["Published"] == "22 March 2016"
        assert known["Source"] == r"velmora\.md"
        assert known["Link"] == "<https://herald.example/salt-bridge>"
        assert not result.ephemeral


async def test_a_title_that_nothing_has_is_told(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        result = await alice.slash(channel, "article", title="A history of zinc", private=True)
        assert result.ephemeral
        assert every_message(result)[-1].content.startswith("No article has that title.")
        assert raised(env) == ["Refused"]


async def test_publishers_are_offered_while_one_types(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        offered = await alice.autocomplete(channel, "passages", "publisher", "week", query="x")
        assert [(choice["name"], choice["value"]) for choice in offered] == [("Ostrand Weekly", "Ostrand Weekly")]
        assert len(await alice.autocomplete(channel, "passages", "publisher", "", query="x")) == 3


# --------------------------------------------------------------------------------------------------------- /timeline


async def test_a_timeline_has_dated_quotes_and_a_chart(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        result = await alice.slash(channel, "timeline", subject="the salt bridge of Velmora")
        head, quoted = result.response.content.split("\n\n")
        assert head.startswith("One article on “the salt bridge of Velmora”, published on 22 March 2016.")
        assert quoted.startswith("**22 March 2016** · [**The salt bridge of Velmora**](<https")
        assert "\n> The salt bridge of Velmora opened to carts in 1871" in quoted
        (chart,) = result.response.attachments
        assert chart.filename == "timeline.png"
        assert chart.description == "Bar chart of articles by date. 2016-03: 1"


async def test_a_subject_without_dated_articles_has_no_timeline(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        result = await alice.slash(channel, "timeline", subject="quantum chromodynamics", private=True)
        assert result.ephemeral
        assert every_message(result)[-1].content == "I found no dated article on this subject. Try other words."
        assert raised(env) == ["Refused"]


# ---------------------------------------------------------------------------------------------------------- /sources


async def test_sources_are_counted_by_publisher_and_date(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        result = await alice.slash(channel, "sources")
        assert result.response.ephemeral
        head, span, snapshot, refreshed, _, *lines = result.response.content.split("\n")
        assert head == "**4 articles** by 3 publishers"
        assert span == "Published: 22 March 2016"
        assert re.fullmatch(r"Snapshot \S+, made <t:\d+:R>", snapshot)
        assert re.fullmatch(r"Last refresh: <t:\d+:R>", refreshed)
        assert "- **Velmora Herald** · 1 article · 22 March 2016" in lines
        assert "- **Ostrand Weekly** · 1 article · 1 without a date" in lines
        assert r"- **\|\|Quillby\|\| \<@&2\>** · 1 article · 1 without a date" in lines
        assert "- no publisher named · 1 article · 1 without a date" in lines


# ------------------------------------------------------------------------------------------------------------- /help


async def test_help_names_every_command_that_one_may_use(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        result = await alice.slash(channel, "help")
        assert all(message.ephemeral for message in every_message(result))
        said = unmentioned("\n".join(message.content for message in every_message(result)))
        for name in ("ask", "passages", "article", "timeline", "sources", "help", "privacy"):
            assert f"\n- **/{name}** " in said
        for button in ("Passages", "Why this answer", "Ask for coverage"):
            assert f"- **{button}**" in said
        assert "/channel" not in said  # that is for moderators


async def test_a_moderator_is_told_of_more(data_dir):  # noqa: F811
    import discord

    async with discord_with(data_dir) as env:
        guild, channel, _ = town_square(env)
        role = guild.create_role("Mayors", permissions=discord.Permissions(manage_guild=True))
        mayor = guild.add_member(env.create_user("mayor"), roles=[role])
        result = await mayor.slash(channel, "help")
        assert "\n- **/channel mode** " in unmentioned("\n".join(m.content for m in every_message(result)))


async def test_the_articles_there_are_are_counted_in_the_language_of_whoever_asks(data_dir, monkeypatch):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        asked = {"question": "What articles do you have?"}
        in_english = await alice.slash(channel, "ask", **asked)
        assert re.search(r"^There are \d+ articles by ", every_message(in_english)[-1].content, re.MULTILINE)
        monkeypatch.setattr("bot.render.messages.locale_of", lambda _: "de")
        in_german = await alice.slash(channel, "ask", **asked)
        assert re.search(r"^Es gibt \d+ Artikel von ", every_message(in_german)[-1].content, re.MULTILINE)


@pytest.mark.parametrize(
    ("locale", "lines"),
    [("ko", ["**/ask** 기사를 바탕으로", "**관련 대목 보기**"]), ("ja", ["**/ask** 記事をもとに", "**該当箇所**"])],
)
async def test_help_is_in_the_language_of_the_person(data_dir, monkeypatch, locale, lines):  # noqa: F811
    async with discord_with(data_dir) as env:
        monkeypatch.setattr("bot.render.messages.locale_of", lambda _: locale)
        _, channel, alice = town_square(env)
        result = await alice.slash(channel, "help")
        said = unmentioned("\n".join(message.content for message in every_message(result)))
        assert all(f"\n- {line}" in said for line in lines)


@pytest.mark.parametrize("reads_all", [False, True])
async def test_help_says_only_what_works_with_the_intents_that_are_on(data_dir, reads_all):  # noqa: F811
    async with discord_with(data_dir, message_content=reads_all) as env:
        channel, keeper, _ = town_hall(env)
        result = await keeper.slash(channel, "help")
        said = unmentioned("\n".join(message.content for message in every_message(result)))
        assert ("- **/channel inbox** " in said) is reads_all
        assert ("or in the thread that I opened: I know" in said) is reads_all
        assert ("in the thread that I opened, mention me as well" in said) is not reads_all


async def test_commands_are_mentions_that_can_be_pressed(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        ids = {command.name: command.id for command in await env.bot.tree.fetch_commands()}
        result = await alice.slash(channel, "help")
        said = "\n".join(message.content for message in every_message(result))
        assert f"or use </ask:{ids['ask']}>." in said
        assert f"\n- **</timeline:{ids['timeline']}>** " in said
        await alice.send(channel, env.bot.user.mention)  # without a question
        assert from_bot(env, channel)[-1].content.endswith(f"or use </ask:{ids['ask']}>.")
