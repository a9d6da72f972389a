"""What stands on a page beside its article: by its element's name and role, and by words that lead elsewhere."""

import re

from corpus.parsers.html.blocks import Block, Container
from corpus.parsers.html.stand_in_words import LOADING
from corpus.parsers.html.tree import Element, class_and_id

_APART = frozenset(("nav", "footer", "form", "menu", "dialog", "noscript", "fieldset"))
_ROLE_NAMES = """
navigation complementary banner contentinfo search dialog alertdialog menu menubar toolbar tablist form
"""
_ROLES = frozenset(_ROLE_NAMES.split())
_NAMES = re.compile(
    r"""(?:^|[\s_-])(?:
      nav | navbar | navigation | subnav | menu | breadcrumbs? | skip-?link | jump | toc | pagination | pager | paging
    | footer | sidebar | side-?bar | rail | widgets? | toolbar | tools | modal | popup | overlay | log-?in | search
    | shar(?:e|ing) | social | follow | print | download | rating | infinite
    | related | recommend(?:ed|ations?)? | recirc | read-?(?:more|next|also) | more-(?:stories|news|from|on|articles)
    | most-(?:read|popular) | popular | trending | teasers? | outbrain | taboola
    | promos? | promotion | advert(?:s|isements?)? | ads? | sponsor(?:ed)? | newsletters? | subscri(?:be|ption)s?
    | sign-?up | paywall | cookies? | consent | gdpr | copyright | disclaimer | legal | credits?
    | comments? | respond | replies | disqus
    | tags? | tag-?list | keywords | byline | authors? | author-?(?:bio|info|box) | vcard | timestamp | dateline
    | meta | (?:post|entry)-?meta | metadata
    )(?:$|[\s_-])""",
    re.VERBOSE,
)

# Lines that lead to other stories, between paragraphs and below them, in the languages of most pages.
_ELSEWHERE = re.compile(
    r"""\W*(?:
      read\ (?:also|more|next|this|our|the\ (?:full|rest)) | also\ read | see\ also
    | (?:more|also)\ (?:on|from|in|about)\b
    | more\ (?:stories|news|coverage)
    | related(?:\ (?:coverage|stories|articles|posts|content|news|reading|topics|links))?
    | recommended(?:\ (?:for\ you|stories|reading))? | further\ reading
    | you\ (?:may|might)\ (?:also\ )?(?:like|be)
    | don.t\ miss | watch: | listen:
    | mehr\ (?:zum\ thema|dazu|infos?|lesen|auf|aus|über) | lesen\ sie\ (?:auch|mehr|hier)
    | auch\ interessant | lesetipp
    | siehe\ auch | das\ (?:thema\ )?könnte\ (?:sie|dich) | schon\ gelesen | auch\ auf\ [\w.-]+$ | zum\ thema
    | weitere\ (?:artikel|themen|beiträge|meldungen|aktuelle|informationen:) | meist-?(?:gelesen|diskutiert)
    | [àa]\ lire(?:\ aussi|\ également)? | lire\ (?:aussi|également|la\ suite) | voir\ aussi | vous\ aimerez\ aussi
    | sur\ le\ même\ (?:sujet|thème)
    | (?:le|te)\ puede\ interesar | puedes?\ (?:ver|leer)
    | le[ae](?:\ también|\ además|\ más)?: | mire?: | mira\ también
    | vea(?:\ también|\ además)?: | (?:ver|le[ae])\ también
    | (?:notas?|noticias?|contenido|artículos?)\ relacionad[oa]s?
    | leggi\ anche | ti\ potrebbe | [lv]e[ij]a\ (?:também|mais) | lees\ ook
    | (?:czytaj|zobacz|przeczytaj)\ (?:też|także|również)
    | 関連(?:記事|ニュース|リンク) | あわせて読みたい | こちらも | 관련\s?(?:기사|뉴스) | 함께\ 보면
    | 相[关關](?:新[闻聞]|[阅閱][读讀]|[报報][道導])
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# What a page offers its readers, or asks of them. What could be said of others, too, counts only where a sentence
# begins so: "Subscribe to our newsletter", and not "Whoever would subscribe pays for the newsletter".
_OFFER = re.compile(
    r"""(?:^|[.!?:|»–—-]\s)\W*(?:
      (?:subscribe|sign\ up|register)\b.*\b(?:newsletters?|edition|full\ story|inbox|free)\b
    | sign\ up\ (?:here|to\ (?:get|receive)\ (?:our|the\ (?:best|latest)))\b
    | follow\ (?:us|the\ .*|@\w+)\ on\ (?:twitter|facebook|instagram|x\b)
    | download\ (?:the|our)\ .*\bapps?\b | never\ miss
    | zum\ newsletter | jetzt\ (?:anmelden|registrieren) | (?:noch\ )?keine\ (?:kommentare|bewertungen)
    | suscr[ií]b(?:e|ete|ase)\b | s[ií]guenos\ en | suivez-nous | folg(?:e|en\ sie)\ uns\ (?:auf|bei)
    | submit\ (?:your|a)\ letter | (?:we\ want\ to\ hear|tell\ us|let\ us\ know)\ what\ you\ think
    | pour\ lire\ la\ suite | abonnez-vous
    ) | straight\ to\ your\ inbox | (?:if\ you.re\ )?already\ a\ subscriber
    | (?:subscribe\ to|sign\ up\ for)\ our\ (?:\w+\ )?newsletter
    | unsere[nm]?\ newsletter | newsletter\ (?:anmelden|abonnieren)
    | nuestr[ao]\ (?:newsletter|bolet[ií]n) | never\ miss\ our | \bapps?\ for\ (?:ios|android)\b
    | would\ you\ consider\ supporting | to\ view\ the\ full\ story
    | nicht\ eingeloggt | (?:müssen|musst)\ .*eingeloggt | kommentare\ insgesamt
    | möchten\ sie\ den\ artikel\ teilen
    | nuestro\ canal\ de\ (?:youtube|telegram|whatsapp)
    | ニュースレター.*登録 | 구독(?:하기|하세요)""",
    re.VERBOSE | re.IGNORECASE,
)
# What a page says of itself, in a line of its own: when it was changed, whose it is, what a click would load.
_NOTICE = re.compile(
    r"""\W*(?: (?=.*\d) (?:
      (?:this\ (?:page|article|post)\ was\ )?last\ (?:updated|modified|edited|changed)
    | (?:(?:zuletzt|diese\ seite\ wurde\ zuletzt)\ )?aktualisiert | letzte\ (?:änderung|aktualisierung)
    | dernière\ mise\ à\ jour | mis\ à\ jour\ le | última\ actualización | 最終更新 | 最后更新 | 최종\ ?수정
      )(?:\ (?:on|am|le|el))? [\W\d]* (?:[^\W\d_]{3,9}[\W\d]+){0,2} (?:(?:at|um|à)\b[\W\d]+)? (?:uhr|[ap]\.?m\.?)?
    | (?:©|\(c\))\ ?(?:\d{4}|copyright)\b.* | .*\ball\ rights\ reserved
    | (?:share|teilen|partager|compartir)(?:\ (?:this(?:\ (?:story|article|post))?|mit|sur|en|on))?\ ?:
    | view\ comments | gefällt\ mir\ ?:
    | (?:klicken\ sie|klicke)\ .*\bum\b.*(?:inhalt|video|karte|beitrag|post)\w*\ .*(?:zu\ laden|anzuzeigen)
    )\W*""",
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST = 220  # characters of such a line
_LONGEST_LABEL = 60  # characters of one that is put above links
_LINKED = 0.4  # of the characters of a line that is a link to another story


def stands_apart(element: Element) -> bool:
    """Return whether an element is for what surrounds an article: menus, forms, lists of other stories."""
    if element.tag in _APART or (element.get("role") or "").strip().lower() in _ROLES:
        return True
    named = class_and_id(element)
    return bool(named) and _NAMES.search(named) is not None


def is_beside(container: Container) -> bool:
    """Return whether a container, or one around it, stands apart."""
    around: Container | None = container
    while around is not None and around.around is not None:
        if stands_apart(around.element):
            return True
        around = around.around
    return False


def leads_elsewhere(block: Block) -> bool:
    """Return whether a block is a link to another story, or the line that is put above such links."""
    found = _ELSEWHERE.match(block.text) if len(block.text) <= _LONGEST else None
    if not found:
        return False
    is_label = block.kind == "heading" or block.text.rstrip().endswith((":", "?"))
    is_all = not any(map(str.isalnum, block.text[found.end() :]))
    return is_all or block.linked > _LINKED * len(block.text) or (is_label and len(block.text) < _LONGEST_LABEL)


def is_offer(block: Block) -> bool:
    """Return whether a block offers a subscription, a newsletter or a channel, or asks for comments."""
    return len(block.text) <= _LONGEST and _OFFER.search(block.text) is not None


def is_notice(block: Block) -> bool:
    """Return whether a block is what a page says of itself: its last change, its owner, what a click would load."""
    text = block.text
    return len(text) <= _LONGEST and bool(_NOTICE.fullmatch(text) or LOADING.fullmatch(text))
