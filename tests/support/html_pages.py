"""Pages of the web as a newspaper's program makes them, for parsers to read."""

FIRST = (
    "The mill by the weir has ground no corn since the spring, when the wheel broke loose in the flood and was carried "
    "as far as the second bridge."
)
SECOND = (
    "Three millers and a wheelwright looked at the axle before the parish put the repair off until the harvest is in."
)
THIRD = "The stones are sound, they wrote, but the axle has a crack that is as long as a hand and as deep as a thumb."
PROSE = f"<p>{FIRST}</p><p>{SECOND}</p>"
TITLE = "Parish puts off repair of the mill"


def html_page(body: str, head: str = "", *, title: str = TITLE, lang: str = ' lang="en"') -> str:
    """Return a page with a menu above its body."""
    return (
        f'<!doctype html><html{lang}><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        '<body><nav><ul><li><a href="/">Start</a></li><li><a href="/parish">Parish</a></li></ul></nav>'
        f"{body}</body></html>"
    )


def story(more: str = "", *, prose: str = PROSE) -> str:
    """Return the body of a page with one article."""
    return f"<article><h1>{TITLE}</h1>{prose}{more}</article>"
