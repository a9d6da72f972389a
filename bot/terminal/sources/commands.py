"""What is subscribed to, from the terminal: `footnote sources add`, `remove`, `list`, `test`, `import`, `export`."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.render.errors import FAILED
from bot.terminal.command import CommandCall, CommandGroup, command, shared_options
from bot.terminal.output.plurals import counted
from corpus.errors import SettingsError, SourceError

if TYPE_CHECKING:
    from corpus.specs import Kind, SourceSpec
    from retrieval.store.subscriptions import Subscription, Subscriptions

_KINDS = click.Choice(["files", "page", "feed", "sitemap"])
_FILE = click.Path(dir_okay=False, path_type=Path)


def _source_options(function: Callable[..., None]) -> Callable[..., None]:
    """Add the options that a source can have."""
    for option in (
        click.option("--max-age", "max_age_days", type=click.IntRange(1), metavar="DAYS", help="How old at most."),
        click.option("--most", type=click.IntRange(1), metavar="N", help="How many articles at most, the newest."),
        click.option("--exclude", multiple=True, metavar="PATTERN", help="Leave these out; may be repeated."),
        click.option("--include", multiple=True, metavar="PATTERN", help="Only these addresses or paths, */news/*."),
        click.option("--language", metavar="CODE", help="The language of articles that don't say theirs."),
        click.option("--publisher", metavar="NAME", help="The publisher, whatever an article says."),
        click.option("--kind", type=_KINDS, help="What it is; by default what is there decides."),
    ):
        function = option(function)
    return function


@command()
@click.argument("location")
@_source_options
def add(call: CommandCall, location: str, **options: Any) -> None:
    """Subscribe to a folder, a file or an address.

    What is subscribed to already gets the options given.
    """
    from bot.terminal.output.json_payloads import subscription_payload

    spec, feeds = _described(call, location, options)
    subscriptions = _subscriptions(call)
    new = subscriptions.add(spec, _who())
    found = subscriptions.get(spec.location)
    assert found is not None  # noqa: S101  # it was added just now
    payload = {**subscription_payload(found), "new": new, "announced_feeds": list(feeds)}
    call.print(payload, lambda: call.terminal.say(_said(spec, new, feeds)))


@command()
@click.argument("location")
@click.option("--keep-articles", is_flag=True, help="Unsubscribe, and leave its articles in the corpus.")
@click.option("--yes", is_flag=True, help="Don't ask.")
def remove(call: CommandCall, location: str, keep_articles: bool, yes: bool) -> None:
    """Unsubscribe from a source, and remove its articles."""
    from bot.terminal.output.json_payloads import report_payload

    subscriptions = _subscriptions(call)
    found = _listed(call, location)
    if found is None:
        raise SettingsError("terminal-no-source", source=location)
    if found.state == "setting":
        raise SettingsError("terminal-source-set", source=location)
    name, going = found.spec.location, 0 if keep_articles else found.articles
    if going and not call.confirm(f"{name} goes, and its {counted(going, 'article')} with it.", yes=yes):
        sys.exit(FAILED)
    # First the articles: where that fails, the source is still there to be removed.
    report = call.refresher().forget_source(name, started_by=_who()) if going else None
    removed = subscriptions.remove(name)
    payload = {"location": name, "unsubscribed": removed, "report": report_payload(report) if report else None}
    call.print(
        payload, lambda: call.terminal.say(f"{name} is no source any more; {counted(going, 'article')} removed.")
    )


@command("list")
def list_(call: CommandCall) -> None:
    """List every source, and how its last reading went."""
    from bot.services import build_source_list
    from bot.terminal.output.corpus import show_subscriptions
    from bot.terminal.output.json_payloads import subscription_payload

    listed = build_source_list(call.settings, call.engine().catalog).listed()
    payload = [subscription_payload(found) for found in listed]
    call.print(payload, lambda: show_subscriptions(call.terminal, listed))


@command()
@click.argument("location")
@_source_options
def test(call: CommandCall, location: str, **options: Any) -> None:
    """Show what would be read, and keep nothing.

    What is subscribed to has its options.
    """
    from bot.services import build_fetcher
    from bot.terminal.sources.dry_run import read_source, reading_payload, show_reading
    from retrieval.refresh.source_opener import WEB

    spec, _ = _described(call, location, options)
    with call.terminal.err.status(f"Reading {spec.location}"):
        reading = read_source(spec, build_fetcher(call.settings) if spec.location.startswith(WEB) else None)
    call.print(reading_payload(reading), lambda: show_reading(call.terminal, reading))
    if not reading.found:
        sys.exit(FAILED)


@command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_(call: CommandCall, file: Path) -> None:
    """Subscribe to the feeds of an OPML FILE, as feed readers export it."""
    from corpus.opml import read_opml

    try:
        specs = read_opml(file.read_bytes())
    except OSError as error:
        raise SettingsError("settings-file-unread", file=str(file), problem=str(error.strerror)) from error
    except SourceError as error:
        raise SourceError("terminal-unimported", file=str(file), why=error.reason) from error
    subscriptions = _subscriptions(call)
    known = {found.spec.location for found in subscriptions.listed()}  # they keep the options that they have
    new = [spec for spec in specs if spec.location not in known]
    for spec in new:
        subscriptions.add(spec, _who())
    payload = {"added": [spec.location for spec in new], "known": len(specs) - len(new)}
    call.print(
        payload, lambda: call.terminal.say(f"{counted(len(new), 'feed')} added, {len(specs) - len(new)} known already.")
    )


@command()
@click.argument("file", type=_FILE, required=False)
def export(call: CommandCall, file: Path | None) -> None:
    """Write the feeds that are subscribed to as OPML.

    They go to FILE, or to standard output.
    """
    from corpus.opml import write_opml

    feeds = [found.spec for found in _subscriptions(call).listed() if found.spec.kind == "feed"]
    text = write_opml(feeds)
    if file:
        try:
            file.write_text(text, encoding="utf-8")
        except OSError as error:
            raise SettingsError("settings-file-unwritten", file=str(file), problem=str(error.strerror)) from error
    payload = {"feeds": len(feeds), "opml": text}
    said = f"{counted(len(feeds), 'feed')} written to {file}." if file else text
    call.print(payload, lambda: click.echo(said))


@click.group(cls=CommandGroup)
@shared_options
def sources() -> None:
    """Keep the list of what a refresh reads.

    These are folders, files, pages, feeds and sitemaps.
    """


for _command in (add, remove, list_, test, import_, export):
    sources.add_command(_command)


def _described(call: CommandCall, location: str, options: dict[str, Any]) -> "tuple[SourceSpec, tuple[str, ...]]":
    """Return what a location is, with its options, and the feeds that a page announces.

    Raises SourceError where it is nothing that can be read.
    """
    from corpus.sample import SAMPLE
    from retrieval.refresh.source_opener import WEB, canonical_location

    name, kind = canonical_location(location), options.pop("kind")
    if name == SAMPLE:
        kind = "sample"
    given = {key: value for key, value in options.items() if value not in (None, ())}
    subscribed = _subscriptions(call).get(name)
    if subscribed and kind in (None, subscribed.spec.kind):
        return replace(subscribed.spec, **given), ()
    try:
        spec, feeds = _address(call, name, kind) if name.startswith(WEB) else (_folder(name, kind or "files"), ())
    except SourceError as error:
        raise SourceError("terminal-unreadable", source=location, why=error.reason) from error
    return replace(spec, **given), feeds


def _address(call: CommandCall, address: str, kind: "Kind | None") -> "tuple[SourceSpec, tuple[str, ...]]":
    from bot.services import build_fetcher
    from corpus.specs import SourceSpec
    from corpus.web.addresses import check_host
    from corpus.web.source_detection import detect
    from corpus.web.urls import host_of

    if kind:
        check_host(host_of(address))
        return SourceSpec(kind, address), ()
    detected = detect(address, build_fetcher(call.settings))
    return detected.spec, detected.feeds


def _folder(path: str, kind: "Kind") -> "SourceSpec":
    from corpus.sources import open_source
    from corpus.specs import SourceSpec

    spec = SourceSpec(kind, path)
    open_source(spec)  # to say where it isn't there
    return spec


def _said(spec: "SourceSpec", new: bool, feeds: tuple[str, ...]) -> str:
    done = "added" if new else "kept with these options"
    said = f"{spec.location} is {done} as a source ({spec.kind}); `footnote refresh` reads it."
    announced = f" The page announces feeds, which can be added in its place: {', '.join(feeds)}" if feeds else ""
    return said + announced


def _listed(call: CommandCall, location: str) -> "Subscription | None":
    """Return the source that somebody names: as it is listed, or by any spelling."""
    from bot.services import build_source_list
    from retrieval.refresh.source_opener import canonical_location

    listed = {one.spec.location: one for one in build_source_list(call.settings, call.engine().catalog).listed()}
    return listed.get(location) or listed.get(canonical_location(location))


def _subscriptions(call: CommandCall) -> "Subscriptions":
    from retrieval.store.subscriptions import Subscriptions

    return Subscriptions(call.engine().catalog)


def _who() -> str:
    from retrieval.jobs.runner import who

    return who()
