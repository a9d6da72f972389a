"""Links that open a page at the quoted words: what a browser that follows the rules finds with them."""

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from retrieval.cite.text_fragments import link

PAGE = "https://news.example/story"
Range = tuple[int, int]


# ------------------------------------------------------------ a browser, as the text fragment rules describe one


@dataclass(frozen=True)
class Directive:
    """Hold the terms of a text directive, percent-decoded."""

    start: str
    end: str | None = None
    prefix: str | None = None
    suffix: str | None = None


def parsed(url: str) -> Directive | None:
    """Return the directive of a URL, None where it has none. Raises where it is not valid."""
    if ":~:" not in url:
        return None
    directive = url.split("#", 1)[1].split(":~:", 1)[1]
    term = r"(?:[a-zA-Z0-9!$'()*+./:;=?@_~]|%[0-9A-F]{2})+"
    match = re.fullmatch(rf"text=(?:({term})-,)?({term})(?:,({term}))?(?:,-({term}))?", directive)
    assert match, directive
    prefix, start, end, suffix = (unquote(t, errors="strict") if t else None for t in match.groups())
    return Directive(str(start), end, prefix, suffix)


class Browser:
    """Find text in a page as "find a range from a text directive" says.

    The page is an article's text: white space collapsed, `block` parting it into blocks that no term goes across. A
    cell is one letter as it is compared, and the place in the article that it came from. `dictionary` tells whether the
    browser sees words in a script without spaces: at best everywhere, at worst nowhere between two letters.
    """

    def __init__(self, text: str, block: str, *, dictionary: bool) -> None:
        self.dictionary = dictionary
        self.blocks: list[tuple[int, str]] = []
        self.origins: list[int] = []
        ends = [m.span() for m in re.finditer(block, text)]
        for start, end in zip([0, *(e for _, e in ends)], [*(s for s, _ in ends), len(text)], strict=True):
            cells = [
                (c, i) for i in range(start, end)
                if not (text[i].isspace() and (i == start or text[i - 1].isspace())) for c in base(text[i])
            ]  # fmt: skip
            self.blocks.append((len(self.origins), "".join(c for c, _ in cells)))
            self.origins += [i for _, i in cells]
        self.length = len(self.origins)
        self.letters = "".join(letters for _, letters in self.blocks)

    def find(self, directive: Directive) -> Range | None:
        """Return which span of the article a directive finds first."""
        begin = 0
        while begin < self.length:
            if directive.prefix is not None:
                before = self.string(directive.prefix, begin, starts_word=True, ends_word=False)
                if before is None:
                    return None
                begin = before[0] + 1
                place = self.shown(before[1])
                match = self.string(directive.start, place, starts_word=False, ends_word=ends_word(directive))
                if match is None:
                    return None
                if match[0] != place:
                    continue
            else:
                match = self.string(directive.start, begin, starts_word=True, ends_word=ends_word(directive))
                if match is None:
                    return None
                begin = match[0] + 1
            found, over = self.rest(directive, match)
            if found or over:
                return (self.origins[found[0]], self.origins[found[1] - 1] + 1) if found else None
        return None

    def rest(self, directive: Directive, match: Range) -> tuple[Range | None, bool]:
        """Return the match with its end and its suffix, and whether to look no further."""
        start, stop = match
        while stop < self.length or (directive.end is None and directive.suffix is None):
            if directive.end is not None:
                last = self.string(directive.end, stop, starts_word=True, ends_word=directive.suffix is None)
                if last is None:
                    return None, True
                stop = last[1]
            if directive.suffix is None:
                return (start, stop), True
            place = self.shown(stop)
            after = self.string(directive.suffix, place, starts_word=False, ends_word=True)
            if after is None:
                return None, True
            if after[0] == place:
                return (start, stop), True
            if directive.end is None:
                return None, False
        return None, True

    def string(self, query: str, begin: int, *, starts_word: bool, ends_word: bool) -> Range | None:
        """Find a string in a range: within one block, and whole words where that is asked for."""
        wanted = "".join(map(base, query))
        for offset, letters in self.blocks:
            place = letters.find(wanted, max(0, begin - offset))
            while place >= 0:
                stop = place + len(wanted)
                if (self.parts(letters, place) or not starts_word) and (self.parts(letters, stop) or not ends_word):
                    return offset + place, offset + stop
                place = letters.find(wanted, place + 1)
        return None

    def shown(self, place: int) -> int:
        """Return the next place that holds no white space."""
        return next((i for i in range(place, self.length) if self.letters[i] != " "), self.length)

    def parts(self, letters: str, place: int) -> bool:
        """Return whether a word begins or ends here, as the default rules of UAX 29 do for what is below."""
        if place in (0, len(letters)):
            return True
        before, after = letters[place - 1], letters[place]
        around = [letters[max(0, place - 2)], letters[min(len(letters) - 1, place + 1)]]
        if is_cjk(before) and is_cjk(after):
            return self.dictionary
        if before in ".'’:" or after in ".'’:":  # e.g., don't
            beyond = (around[0], after) if before in ".'’:" else (before, around[1])
            return not all(map(str.isalnum, beyond))
        if before in ",;" or after in ",;":  # 1,000
            beyond = (around[0], after) if before in ",;" else (before, around[1])
            return not all(map(str.isdigit, beyond))
        return not (is_word(before) and is_word(after))


def ends_word(directive: Directive) -> bool:
    return directive.end is not None or directive.suffix is None


def is_word(letter: str) -> bool:
    return (letter.isalnum() and not is_cjk(letter)) or letter == "_"


def is_cjk(letter: str) -> bool:
    return "\u3040" <= letter <= "\u30ff" or "\u4e00" <= letter <= "\u9fff"


def base(letter: str) -> str:
    """Return the letters that a letter is compared as: without case and accents."""
    if letter.isspace():
        return " "
    return "".join(c for c in unicodedata.normalize("NFD", letter.casefold()) if unicodedata.category(c) != "Mn")


def browsers(text: str) -> Iterator[Browser]:
    """Yield what a browser may make of a text: each line, each paragraph or all of it one block."""
    for block, dictionary in itertools.product((r"\n", r"\n\s*\n", r"(?!)"), (True, False)):
        yield Browser(text, block, dictionary=dictionary)


# ------------------------------------------------------------------------------------------------ what is found

WORDS = """
the The ferry ferrý Ferry's bridge a A of 1,000 e.g. co-op (old) “new” – said: it. It, no; no. yes! why? & 100% #3 +x _y
under_score ... … ' " straße STRASSE 이것은 펜이다. これはペンです。 ペン、 「はい」と 東京の橋 橋は東京 ポンプ！ [1] 🌉
"""
words = st.sampled_from(WORDS.split())
gaps = st.sampled_from([" ", " ", " ", " ", "\n", "\n\n", "  ", "\u00a0", ""])
texts = st.lists(st.tuples(words, gaps), min_size=1, max_size=60).map(lambda pairs: "".join(w + g for w, g in pairs))


@given(texts, st.integers(0, 400), st.integers(1, 400))
def test_a_browser_finds_the_quote_and_nothing_else(text: str, start: int, length: int) -> None:
    start = min(start, len(text) - 1)
    quote = text[start : start + length]
    assume(quote.strip())
    url = link(PAGE, text, start, start + len(quote))
    directive = parsed(url or "")
    assume(directive)
    begin = start + len(quote) - len(quote.lstrip())
    for browser in browsers(text):
        assert browser.find(directive) == (begin, begin + len(quote.strip()))  # type: ignore[arg-type]


@given(st.lists(st.integers(0, 9_999), min_size=3, max_size=60, unique=True), st.data())
def test_a_sentence_that_stands_once_always_gets_its_fragment(numbers: list[int], data: st.DataObject) -> None:
    sentences = [f"Ferry number {n} sails, “weather permitting”, at noon." for n in numbers]
    text = "\n".join(sentences)
    quote = data.draw(st.sampled_from(sentences))
    directive = parsed(to(text, quote) or "")
    assert directive is not None
    for browser in browsers(text):
        assert browser.find(directive) == (text.index(quote), text.index(quote) + len(quote))


def to(text: str, quote: str, url: str = PAGE, nth: int = 0) -> str | None:
    """Return the link to the nth place of a quote in a text, counting from 0."""
    places = [match.start() for match in re.finditer(re.escape(quote), text)]
    return link(url, text, places[nth], places[nth] + len(quote))


BRIDGE = "The bridge fell. Nobody was hurt.\n\nThe mayor said that nobody was hurt when the bridge fell."


@pytest.mark.parametrize(
    ("quote", "nth", "directive"),
    [
        ("The mayor said", 0, "The%20mayor%20said"),
        ("The bridge fell.", 0, "The%20bridge%20fell.,-Nobody"),  # case makes no difference to a browser
        ("the bridge fell.", 0, "when-,the%20bridge%20fell."),
        ("Nobody was hurt.\n\nThe mayor said", 0, "Nobody%20was%20hurt.,The%20mayor%20said"),  # one term, one line
        ("ridge", 0, "b-,ridge,-fell.%20Nobody"),  # a word's other half has to stand around it
        ("brid", 1, "when%20the-,brid,-ge"),
    ],
)
def test_a_quote_that_stands_once_needs_no_words_around_it_and_others_need_few(
    quote: str, nth: int, directive: str
) -> None:
    assert to(BRIDGE, quote, nth=nth) == f"{PAGE}#:~:text={directive}"


def test_a_long_quote_is_given_as_its_first_and_last_words() -> None:
    text = " ".join(f"word{n}" for n in range(200))
    first, last = "word3%20word4%20word5%20word6%20word7", "word96%20word97%20word98%20word99%20word100"
    assert to(text, text[text.index("word3 ") : text.index(" word101")]) == f"{PAGE}#:~:text={first},{last}"


def test_what_parts_the_terms_is_encoded_and_so_is_what_a_url_does_not_hold() -> None:
    assert to("A co-op, 100 % & “more” (see #2)?", "co-op, 100 % & “more” (see #2)?") == (
        f"{PAGE}#:~:text=co%2Dop%2C%20100%20%25%20%26%20%E2%80%9Cmore%E2%80%9D%20%28see%20%232%29%3F"
    )


def test_words_that_differ_in_case_or_accents_alone_are_told_apart_by_what_stands_around_them() -> None:
    assert to("resume! Résumé! end", "Résumé!") == f"{PAGE}#:~:text=R%C3%A9sum%C3%A9%21,-end"
    assert to("ペン！ぺん！終", "ぺん！") == f"{PAGE}#:~:text=%E3%81%BA%E3%82%93%EF%BC%81,-%E7%B5%82"


def test_a_script_without_spaces_is_cut_where_its_punctuation_cuts() -> None:
    text = "彼は「はい」と言った。それはペンです。"
    assert parsed(to(text, "それはペンです。") or "") == Directive("それはペンです。")
    assert parsed(to(text, "言った") or "") == Directive("言った", prefix="と")
    long = "橋は落ちた。" + "".join(f"第{n}の橋は落ちなかった、" for n in range(40)) + "終わり。"
    found = parsed(to(long, long) or "")
    assert found is not None
    assert found.start.startswith("橋は落ちた。第0の橋は")
    assert (found.end or "").endswith("第39の橋は落ちなかった、終わり。")


@pytest.mark.parametrize("quote", ["x x x", "\n", ""])
def test_a_quote_that_nothing_tells_apart_opens_the_page(quote: str) -> None:
    assert link(PAGE, "x " * 30 + "\n", 10, 10 + len(quote)) == PAGE
    assert link(PAGE, "x " * 30 + "\n", 60, 61) == PAGE


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://a.example/b?c=d&e=%20", "https://a.example/b?c=d&e=%20#:~:text=Once."),
        ("http://a.example", "http://a.example#:~:text=Once."),
        ("https://a.example/#top", "https://a.example/#top:~:text=Once."),
        ("https://a.example/#top:~:text=old", "https://a.example/#top:~:text=Once."),
        ("https://a.example/#:~:text=old&text=older", "https://a.example/#:~:text=Once."),
        ("https://user:word@a.example:8080/", "https://a.example:8080/#:~:text=Once."),
        ("https://uk.example/Київ", "https://uk.example/Київ#:~:text=Once."),
        (' https://a.example/a b<c>"\\', "https://a.example/a%20b%3Cc%3E%22%5C#:~:text=Once."),
        ("HTTPS://A.example/", "https://A.example/#:~:text=Once."),
    ],
)
def test_the_rest_of_the_address_stays_as_it_is(url: str, linked: str) -> None:
    assert to("Once.", "Once.", url) == linked


@pytest.mark.parametrize(
    "url",
    [None, "", "javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "file:///etc/hosts", "ftp://a.example",
     "//a.example", "https:a.example", "https://", "https://@/", "http://[", "a.example",
     f"https://a.example/{'x' * 2_000}"],
)  # fmt: skip
def test_what_is_no_web_address_gets_no_link(url: str | None) -> None:
    assert to("Once.", "Once.", url) is None  # type: ignore[arg-type]


def test_a_link_that_would_be_too_long_opens_the_page() -> None:
    long = f"https://a.example/{'x' * 1_870}"
    assert to("Once upon a time. Twice.", "Once upon a time.", long) == long


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200), st.text(max_size=40))
def test_any_text_and_any_address_make_a_link_without_a_space_or_none(
    text: str, start: int, end: int, path: str
) -> None:
    made = link(f"https://a.example/{path}", text, min(start, end), max(start, end))
    assert made is None or re.fullmatch(r"https://a\.example[^\s<>\"]*", made)
    assert made is None or parsed(made) or ":~:" not in made
