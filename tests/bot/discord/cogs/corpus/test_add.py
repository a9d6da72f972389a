"""Articles given by hand: read from an attachment, shown as a card, edited, added on moderator_buttons."""

from datetime import date

import discord
import pytest

from bot.moderation.manual_articles import (
    MAX_BYTES,
    as_json,
    check_attachment,
    from_attachment,
    from_json,
    with_metadata,
)
from bot.render.errors import Refused
from corpus.errors import SourceError
from retrieval.store.catalog import Catalog
from tests.bot.discord.test_behaviour import without
from tests.bot.discord.test_bot import data_dir, discord_with, from_bot  # noqa: F401  # a fixture
from tests.support.documents import docx, epub, odt, words
from tests.support.moderating import ended, labels, press, shown, town_hall
from tests.support.pdfs import scanned

NEWS = (
    b"---\ntitle: The suspension railway of Xanthe\npublisher: Xanthe Post\npublished: 2016-04-02\n---\n\n"
    b"The suspension railway of Xanthe was designed by Orla Finch in 1931. It carries tea down the hill.\n"
)
BOOK = epub({f"{name}.xhtml": f"{name}\n<p>{'Nobody was hurt on the bridge. ' * 9}</p>" for name in ("one", "two")})
ASKED = "Who designed the suspension railway of Xanthe?"


async def test_an_attachment_is_shown_as_a_card_and_added_when_confirmed(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, alice = town_hall(env)
        result = await keeper.slash(channel, "corpus add", file=("xanthe.md", NEWS))
        assert result.response.ephemeral
        assert shown(result) == "This is what I understood. Add it?"
        (card,) = result.response.embeds
        assert card.title == "The suspension railway of Xanthe"
        facts = {field.name: field.value for field in card.fields}
        assert facts == {
            "Publisher": "Xanthe Post",
            "Published": "2 April 2016",
            "Length": "18 words",
            "Source": r"xanthe\.md" if "\\" in facts["Source"] else "xanthe.md",
        }
        assert env.bot.engine.catalog.current().articles == 4
        await press(keeper, result, "Add")
        await ended(env)
        assert shown(result) == "Added: one passage was indexed. Answers can use it from now on."
        assert result.response.embeds == []
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        assert "Orla Finch" in from_bot(env, channel)[-1].content
        # The same again is told as the same, another text under that name as one in its place.
        again = await keeper.slash(channel, "corpus add", file=("xanthe.md", NEWS))
        assert "It replaces the existing article with this name." in shown(again)
        await press(keeper, again, "Add")
        await ended(env)
        assert shown(again) == "It is already in the corpus, exactly as shown here."


async def test_what_is_known_of_it_is_edited_before_it_is_added(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, _ = town_hall(env)
        result = await keeper.slash(
            channel, "corpus add", file=("xanthe.txt", b"The railway of Xanthe opened in 1931.")
        )
        asked = await press(keeper, result, "Edit")
        wrong = await keeper.submit_modal(asked, {"title": "Xanthe's railway", "publisher": "", "published": "soon"})
        assert wrong.followups[0].content == "That isn't a date. Write it like 2016-03-22."
        asked = await press(keeper, result, "Edit")
        given = {"title": "Xanthe's railway", "publisher": "Post @everyone", "published": "2016-04-02"}
        await keeper.submit_modal(asked, given)
        (card,) = result.response.embeds
        facts = {field.name: field.value for field in card.fields}
        assert (card.title, facts["Publisher"], facts["Published"]) == (
            "Xanthe's railway",
            "Post @\u200beveryone",
            "2 April 2016",
        )
        await press(keeper, result, "Add")
        await ended(env)
        article = env.bot.engine.catalog.article("attached/xanthe.txt")
        assert (article.title, article.publisher, article.published) == (
            "Xanthe's railway",
            "Post @everyone",
            date(2016, 4, 2),
        )


async def test_what_can_not_be_an_article_is_one_sentence(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, _ = town_hall(env)
        for file, said in (
            (
                ("tune.mp3", b"x"),
                "Files of this type can't be read; these can: .md, .txt, .html, .pdf, .docx, .odt, .rtf, .eml.",
            ),
            (("broken.pdf", b"no pdf at all"), "It can't be read: "),
            (("empty.md", b""), "It can't be read: the file is empty."),
            (("nul.txt", b"\0\0\0\0"), "It can't be read: "),
            (("book.epub", BOOK), "It can't be read: it is a book of 2 articles; put it into a folder that is read."),
            (("big.txt", b"x" * (MAX_BYTES + 1)), "It is too big: the limit is 10 MiB."),
        ):
            result = await keeper.slash(channel, "corpus add", file=file)
            assert shown(result).startswith(said), (file[0], shown(result))
            assert "\n" not in shown(result)
        neither = await keeper.slash(channel, "corpus add")
        assert shown(neither) == "Give either a file or an address."
        assert env.bot.engine.catalog.current().articles == 4
        assert len(env.errors) == 7


async def test_what_text_recognition_read_is_marked_on_the_card_and_in_the_answer(data_dir):  # noqa: F811
    file = scanned(
        "The suspension railway of Xanthe was designed by\nOrla Finch in 1931. It carries tea down the hill."
    )
    async with discord_with(data_dir) as env:
        channel, keeper, alice = town_hall(env)
        result = await keeper.slash(channel, "corpus add", file=("xanthe.pdf", file))
        facts = {field.name: field.value for field in result.response.embeds[0].fields}
        assert facts["Reading"] == "read by text recognition (OCR)"
        await press(keeper, result, "Add")
        await ended(env)
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        said = from_bot(env, channel)[-1].content
        assert "Orla Finch" in said
        assert "read by text recognition (OCR)" in said


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("xanthe.docx", docx(words("The railway of Xanthe opened in 1931."), title="The railway", author="Ann Roe")),
        (
            "xanthe.odt",
            odt("<text:p>The railway of Xanthe opened in 1931.</text:p>", title="The railway", author="Ann Roe"),
        ),
        ("xanthe.txt", docx(words("The railway of Xanthe opened in 1931."), title="The railway", author="Ann Roe")),
    ],
)
async def test_a_document_is_shown_as_a_card(data_dir, name, data):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, _ = town_hall(env)
        result = await keeper.slash(channel, "corpus add", file=(name, data))
        (card,) = result.response.embeds
        facts = {field.name: field.value for field in card.fields}
        assert (card.title, facts["Author"]) == ("The railway", "Ann Roe")
        assert card.description == "The railway of Xanthe opened in 1931\\."


async def test_without_embed_links_the_card_is_text(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, _ = await without(env, "embed_links")
        role = channel.guild.create_role("Keepers", permissions=discord.Permissions(manage_guild=True))
        keeper = channel.guild.add_member(env.create_user("keeper"), roles=[role])
        result = await keeper.slash(channel, "corpus add", file=("xanthe.md", NEWS))
        assert result.response.embeds == []
        assert "**The suspension railway of Xanthe**" in shown(result)
        assert set(labels(result.response)) == {"Add", "Edit", "No"}


# ----------------------------------------------------------------------------------------------------------- drafts


def test_a_draft_comes_back_as_it_was_kept(tmp_path):
    catalog = Catalog.in_directory(tmp_path)
    draft = from_attachment(catalog, "../../x/xanthe.md", NEWS)
    assert draft.article.id == "attached/xanthe.md"
    assert from_json(as_json(draft)) == draft
    edited = with_metadata(draft, " A title ", "", "")
    assert (edited.article.title, edited.article.publisher, edited.article.published) == ("A title", None, None)
    assert edited.edited
    assert from_json(as_json(edited)) == edited
    with pytest.raises(Refused, match="adding-no-title"):
        with_metadata(draft, "  ", "", "")
    with pytest.raises(SourceError):
        from_attachment(catalog, "x.pdf", b"%PDF-1.7 broken")
    catalog.close()


@pytest.mark.parametrize("name", ["x", "x.exe", "x.jsonl", "md", ".md"])
def test_a_file_of_another_kind_is_refused_before_it_is_fetched(name):
    with pytest.raises(Refused, match="adding-wrong-type"):
        check_attachment(name, 10)
