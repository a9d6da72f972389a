"""HTML's elements by what they hold: blocks, words in a line, or nothing that a page says."""

_BLOCK_NAMES = """
address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer
form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup p pre section summary table tbody td
tfoot th thead tr ul
"""
_INLINE_NAMES = """
a abbr acronym b bdi bdo big button cite code data dfn em font i ins kbd label mark nobr output q ruby s samp small span
strong sub sup time tt u var
"""
_NO_TEXT_NAMES = """
script style link svg iframe object embed applet audio video canvas map select datalist textarea input
progress rp rt rtc
"""
_APART_NAMES = "time label output button data meter legend menuitem"

BLOCKS, INLINE = frozenset(_BLOCK_NAMES.split()), frozenset(_INLINE_NAMES.split())
# What holds no text of a page; of ruby, the readings beside the characters.
NO_TEXT = tuple(_NO_TEXT_NAMES.split())
# What belongs to a form or a byline where it stands alone, and is words where it stands in a sentence.
WORDS_IN_A_SENTENCE = tuple(_APART_NAMES.split())
# What is passed over when a page's text is read.
SILENT = frozenset((*WORDS_IN_A_SENTENCE, "script", "head", "title", "meta", "link", "img"))
