"""How people greet, point back, ask, chat and give orders in German."""

import re
from collections.abc import Mapping

from retrieval.query.european.rules import (
    Card,
    FollowUpPatterns,
    IntentPatterns,
    Rules,
    compiled,
    head,
    tail,
    words,
)
from retrieval.text.languages import FUNCTION_WORDS

_WH = (
    r"(?:wer|wen|wem|wessen|was|wann|wo|woher|wohin|warum|wieso|weshalb|wie|wie ?viele?|welche[rsmn]?|"
    r"wo(?:für|mit|von|zu|gegen|durch|ran|rauf|rin|rüber|raus|nach|bei)|ob)"
)
_PREPOSITION = r"(?:(?:in|an|auf|bei|für|mit|von|vom|zu|aus|seit|ab|bis|nach|vor|unter|über|um|gegen|durch|wegen) )?"
# The question must follow: what is asked for, or its verb.
_ASKS = rf"(?=[\s,:]+{_PREPOSITION}{_WH}\b)"
_EVERYBODY = (
    r"(?: (?:zusammen|alle(?:rseits|miteinander)?|leute|ihr(?: lieben)?|du|an alle|freunde|footnote|bot|miteinander|"
    r"nochmal))*"
)
_GOES_ON = (
    rf"(?=\s*[,.!?:;…\n–-]|\s*$| (?:ich|kann|könn\w+|weiß|wisst|kennt|eine?|kurze?|mal)\b| {_PREPOSITION}{_WH}\b)"
)
_TELL = r"(?:sagen|verraten|erklären|erzählen|beantworten|weiterhelfen|helfen|aufklären)"
_ARTICLES = (
    r"(?:(?:den|die|der|dem|das|diese[nmrs]?|alle[nr]?|deine[nr]?|eure[nr]?|beide[n]?|zwei|alle) )*(?:(?:neuesten?|"
    r"letzten?|ältesten?|ersten?|zweiten?|dritten?) )?(?:artikeln?s?|texten?|berichten?|nachrichten|"
    r"beiträgen?)(?: hier)?"
)

_HEAD = head(
    r"(?:hallo|hallöchen|hi|hey|hej|moin(?: moin)?|servus|grüß (?:gott|euch|dich)|guten? (?:morgen|tag|abend)|na|"
    rf"tach){_EVERYBODY}{_GOES_ON}",
    r"(?:vielen |herzlichen |besten )?dank(?:e(?:schön)?)?(?: (?:dir|euch|ihnen|schön|sehr))?(?: (?:im|schon mal|"
    rf"schonmal) ?(?:voraus)?)?(?=\s*[,.!;…\n]| {_WH}\b)",
    r"(?:ähm?|öhm?|hm+|tja|also|okay|ok|ach|oh|haha|lol|naja|übrigens|mal)(?=\s*[,.!…]|\s*:|"
    r" (?:wer|was|wann|wo|warum|wie|welche\w*)\b)",
    r"(?:entschuldigung|entschuldigt|entschuldige|entschuldigen sie|verzeihung|sorry|tut mir leid|"
    r"tschuldigung)(?: (?:für|dass|wenn|die|bitte)\b[^,.;:!?\n]{0,50})?(?=\s*[,.:;!…])(?:[\s,]+aber\b)?",
    r"(?:(?:ich )?(?:hätte|habe|hab) )?(?:da )?(?:mal |nur )*(?:(?:eine|ne|meine) )?(?:(?:kurze|kleine|schnelle|"
    r"blöde|dumme|doofe|generelle|wichtige) )*frage(?: (?:an euch|an alle|dazu))?(?=\s*[:,.!…\n–-])",
    r"(?:ich )?(?:wollte|will|möchte|würde|muss)(?: (?:gern[e]?|nur|mal|auch|kurz))* (?:wissen|fragen|erfahren|"
    rf"herausfinden){_ASKS}",
    r"(?:ich frage? mich(?: gerade)?|mich würde (?:mal |auch )?interessieren|mich interessiert|ich wüsste gern[e]?|"
    rf"ich weiß nicht(?: mehr)?|ich (?:habe |hab )?vergessen){_ASKS}",
    r"(?:kann|kannst|könnt|können|könnte|könntest|könntet|"
    rf"könnten)(?: (?:du|ihr|sie|mir|uns|jemand|wer|bitte|mal|vielleicht|kurz|hier|irgendwer|einer))* {_TELL}{_ASKS}",
    r"(?:weiß|weißt|wisst|wissen)(?: (?:du|ihr|sie|jemand|irgendwer|wer|hier|vielleicht|zufällig|von euch|einer|"
    rf"auch))+{_ASKS}",
    r"(?:kennt sich (?:jemand|wer|hier jemand) aus|hat jemand (?:eine )?(?:ahnung|idee)|"
    rf"(?:falls|wenn) (?:das )?(?:jemand|wer|ihr) (?:das )?(?:weiß|wisst)){_ASKS}",
    rf"(?:sag(?:t|en sie)?|verrat(?:et|e)?|erklär(?:t|e)?) (?:mir|uns)(?: (?:bitte|mal))*{_ASKS}",
    rf"(?:laut|nach|gemäß) {_ARTICLES}(?=\s*[,:]| {_WH}\b)",
    rf"bitte(?: mal)?(?=\s*[,:]| (?:{_WH}|erklär\w*|nenn\w*|fass\w*|beschreib\w*|vergleich\w*|zeig\w*|sag\w*)\b)",
    r"(?:footnote|bot)(?=\s*[,:])",
)
_TAIL = tail(
    r"(?:(?:schon )?(?:mal )?(?:vielen |herzlichen |besten |"
    r"tausend )?dank(?:e(?:schön)?)?(?: (?:dir|euch|ihnen|schön|sehr|vielmals))?(?: (?:schon ?mal |"
    r"schonmal )?im voraus)?(?: für (?:die|eure|deine|ihre) \w+)?)",
    r"(?:(?:liebe|viele|schöne|beste|herzliche|freundliche|mit freundlichen) )?grüße?n?(?: (?:aus|"
    r"von) \w+)?(?:[\s,]+[^\W\d_]{2,20})?|(?:lg|vg|mfg|gruß)(?:[\s,]+[^\W\d_]{2,20})?",
    r"(?:weiß|wisst|kennt)(?: (?:das|ihr|du|es))* ?(?:jemand|wer|einer|ihr|du|hier jemand|"
    r"irgendwer)?(?: (?:das|was|hier|vielleicht|bescheid))*|jemand (?:eine |ne )?(?:ahnung|idee)|"
    r"hat (?:jemand|wer) (?:eine |ne )?(?:ahnung|idee)",
    r"(?:schönen|einen schönen|schönes) (?:tag|abend|wochenende)(?: noch)?|ciao|tschüss|haha|lol|sorry|"
    r"entschuldigung|frage für einen freund|nur so aus neugier|bin (?:nur )?neugierig|das würde mich interessieren|"
    r"würde mich (?:mal )?interessieren",
    r"danke",
    rf"laut {_ARTICLES}",
    anywhere=r"(?<!wort )(?<!sagte )(?<!um )(?:bitte(?:schön)?(?: danke)?|thx|lg|mfg)",
)

_YOU = r"(?:du|dich|dir|dein\w*|euch|euer|eure\w*|ich|mich|mir|mein\w*|wir|uns|unser\w*)"
_TO_PEOPLE = (
    rf"\b{_YOU}\b|\b(?:habt|seid|könnt|wollt|macht|kommt|spielt|geht|wart|esst|schaut|sagt) ihr\b|"
    r"\bihr (?:alle|auch|seid|habt)\b|\b(?:heute abend|heut abend|voice|vc|zocken|gezockt|zockt|mitspielen|online|afk|"
    r"wach|mittagessen|abendessen|wochenende|wetter)\b|^(?:und |aber |na )?(?:wer|jemand|"
    r"irgendwer)(?: (?:von euch|hier|ist|hat|will|kommt|mag|spielt|bock|lust|noch|alles|auch))* (?:da|hier|wach|dabei|"
    r"lust|bock|zeit|spielen|online|mit)\b|^(?:kommt|ist|hat|will|spielt|mag|geht) (?:hier |noch |sonst )*(?:jemand|"
    r"wer|irgendwer|einer)\b|^(?:was|wie) (?:geht(?:['’]?s| es| ab)?|läuft(?:['’]?s| es)?\W*$|los|"
    r"gibt['’]?s)\b(?! um)|^(?:alles )?(?:klar|fit)\b|^lass(?:t)? "
)
_GREETED = (
    r"(?:(?:und|aber|also|dann|oder|ok(?:ay)?|na|ja|nein|nee|haha|lol|hm+|ach|oh|hallo|hi|hey|denn|nun|doch|"
    r"übrigens)[\s,.!]+)*"
)

_SMALL_TALK = compiled(
    r"(?:(?:oh|ach|ja|nein|nee|na|ok|okay|haha|also|hm+|so) )*(?:hallo(?: \w+)?|moin(?: moin)?|servus|"
    r"guten (?:morgen|tag|abend)(?: (?:zusammen|alle|leute))?|gute nacht(?: .{1,20})?|schlaft gut|tschüss|tschau|ciao|"
    r"bis (?:dann|morgen|später|bald)|dank(?:e(?:schön)?)?(?: \w+){0,2}|vielen dank(?: \w+){0,2}|bitte(?:schön)?|"
    r"gern(?:e(?: geschehen)?)?|ja|nein|nee|nö|doch|genau|stimmt|ja stimmt|klar|eben|echt|krass|geil|cool|super|toll|"
    r"schön|schade|alles klar|alles gut|kein problem|keine ahnung|keine idee|weiß nicht|weiß ich (?:auch )?nicht|"
    r"verstehe|verstanden|ach so|achso|na klar|wie schön|wie süß|(?:herzlichen )?glückwunsch|gratuliere|alles gute|"
    r"willkommen(?: zurück)?|tut mir leid|entschuldigung|sehe ich auch so|ich auch|wer weiß|egal|guter bot|"
    r"gut gemacht|was soll['’]?s|na und|wie bitte)(?: (?:leute|zusammen|alle|euch|dir|bot|footnote|haha|lol|mann|"
    r"alter|schon|auch|aber|echt))*"
)
_CARDS: Mapping[Card, re.Pattern[str]] = {
    "help": compiled(
        r"(?:bitte )?(?:hilfe|hilf mir|helft mir)(?: bitte)?|(?:die )?befehle|"
        r"(?:welche|was für) befehle (?:gibt es|hast du|kann ich .*)|"
        r"wie (?:benutze?|verwende|bediene) (?:ich|man) (?:dich|das|ihn|den bot|diesen bot|footnote)|"
        r"wie funktionier(?:t|st) (?:das|du|der bot|dieser bot|footnote|das hier)|"
        r"was (?:kannst du|kann (?:der|dieser) bot|kann footnote)(?: (?:alles|so|denn|eigentlich))*(?: (?:tun|"
        r"machen))?|was (?:kann|darf) (?:ich|man)(?: (?:dich|hier|alles))* fragen|"
        r"wie (?:kann|soll|muss) ich (?:dich |hier |eine )*(?:fragen|frage stellen|etwas fragen)|anleitung"
    ),
    "about": compiled(
        r"(?:wer|was) (?:bist du|ist footnote|ist dieser bot|"
        r"ist das für ein bot)(?: (?:eigentlich|denn|überhaupt|genau))*|"
        r"bist du (?:denn |eigentlich |etwa )*(?:(?:ein|eine|der|die) )?(?:echter? |richtiger? )?(?:bot|ki|mensch|"
        r"roboter|maschine|chatgpt|person|echt)|(?:wer|von wem) (?:hat dich (?:gebaut|gemacht|programmiert|"
        r"entwickelt)|wurdest du (?:gebaut|gemacht|programmiert|entwickelt))|stell dich (?:mal )?vor|"
        r"erzähl (?:mir |uns )?(?:etwas |was )?(?:über|von) dir?(?:ch)?"
    ),
    "articles": compiled(
        r"(?:was|welche?|woher) (?:sind deine quellen|ist deine quelle|quellen (?:hast|nutzt|benutzt|verwendest) du|"
        r"kommen deine (?:artikel|antworten|informationen))|was weißt du(?: (?:alles|so))*|"
        r"welche (?:zeitungen|medien|verlage) (?:liest|hast|kennst|nutzt) du"
    ),
    "news": compiled(
        r"(?:und )?was (?:gibt(?: es|['’]?s)|ist) (?:heute |so |denn )*neue?s?|"
        r"(?:gibt(?: es|['’]?s) )?(?:irgend)?(?:etwas |was |irgendwas )?neues|"
        r"gibt(?: es|['’]?s) (?:(?:schon|irgendwelche) )?neue (?:artikel|nachrichten|berichte|meldungen)|"
        r"(?:was sind )?(?:die )?(?:neuesten|neuen|letzten|aktuellen) (?:artikel|nachrichten|berichte|meldungen)|"
        r"zeig (?:mir )?(?:die )?(?:neuesten|neuen|letzten) (?:artikel|nachrichten)"
    ),
}
_PLEASE = r"(?:(?:mir|uns|bitte|mal|kurz|doch|genauer|noch) )*"
_INTENTS = IntentPatterns(
    catalog=compiled(
        r"(?:welche|was für|wie ?viele) (?:artikel|quellen|texte|zeitungen|medien|"
        r"berichte)(?: (?:gibt es|hast du|habt ihr|kennst du|liegen|sind|stehen|kannst du))(?: (?:hier|denn|alle|"
        rf"insgesamt|da|vor|drin|durchsuchen))*|(?:zeig|zeige|liste|nenn|nenne)(?:[nt]? )?{_PLEASE}(?:alle |die |"
        r"deine )*(?:artikel|quellen)(?: auf)?|(?:die )?liste (?:aller|der) artikel|"
        r"(?:alle )?artikel (?:auflisten|anzeigen)"
    ),
    comparisons=compiled(
        r"was haben (?P<a>\S.*?) gemein(?:sam)?|vergleiche? (?:mal |bitte )*(?P<b>\S.*)|"
        r"(?:worin|wie) unterscheiden sich (?P<c>\S.*)|(?:was (?:sind|ist)|welche|worin liegt|worin liegen) (?:die|"
        r"der|das) (?:gemeinsamkeit(?:en)?|unterschiede?) zwischen (?P<d>\S.*)"
    ),
    overviews=compiled(
        rf"fass(?:e|t|en sie)? {_PLEASE}(?P<a>\S.*?) (?:(?:kurz|bitte|knapp|mal) )*zusammen|"
        r"(?:(?:eine|die|kurze|gib mir eine) )*(?:zusammenfassung|übersicht|"
        r"überblick)(?: (?:der|des|von|vom|zu|zum|zur|über) (?P<b>\S.*))?|"
        rf"(?:erzähl|berichte?|sag)(?:e|t|en sie)? {_PLEASE}(?:(?:alles|mehr|etwas|was) )?(?:über|von|zu|zum|zur|"
        r"vom) (?P<c>(?!ih[mnr]|das\b)\S.*)|(?:erklär|beschreib|schilder)(?:e|t|"
        rf"en sie)? {_PLEASE}(?P<d>(?!(?:(?:mir|uns|bitte|mal),? )*{_WH}\b)\S.*)|"
        r"was (?:sagen|schreiben|berichten|steht|stehen|erzählen|sagt|"
        rf"berichtet)(?: denn)? (?:in )?{_ARTICLES} (?:(?:alles|so) )*(?:über|zu|zum|zur|von|vom) (?P<e>\S.*)|"
        r"was (?:weißt|hast) du (?:alles )?(?:über|zu|zum|zur) (?P<f>\S.*)|"
        rf"was gibt es neues (?:zu|zum|zur|über|von|vom|aus) (?P<g>\S.*)|worum geht(?: es|['’]s) in (?P<h>{_ARTICLES})|"
        rf"was (?:steht|sagt|stehen) (?:in )?(?P<i>{_ARTICLES})"
    ),
    whole=compiled(rf"{_ARTICLES}|alles|das|es|beide[sn]?|(?:die )?beiden?|alle|sie"),
    places=(
        (compiled(r"(?:de[rmns]|das) (?:erste[nrs]?) (?:artikel|text|bericht)"), 1),
        (compiled(r"(?:de[rmns]|das) (?:zweite[nrs]?) (?:artikel|text|bericht)"), 2),
        (compiled(r"(?:de[rmns]|das) (?:dritte[nrs]?) (?:artikel|text|bericht)"), 3),
        (compiled(r"(?:neueste|letzte|aktuellste)[nrs]? (?:artikel|text|bericht)s?\b"), "newest"),
        (compiled(r"älteste[nrs]? (?:artikel|text|bericht)s?\b"), "oldest"),
    ),
)

_DETERMINERS = words(
    """
    der die das den dem des ein eine einen einem einer eines kein keine keinen am im zum zur vom beim ins dieser diese
    dieses diesen diesem jeder jede jedes alle viele welche welcher welches welchen mein dein sein ihr
    """
)
_LIGHT_WORDS = """
ab ja nein doch mal denn wohl eigentlich genau ungefähr etwa sehr sonst immer nie wieder schon jetzt dann damals was
wessen wieso weshalb woher wohin wofür womit wovon wozu ob bis um in am so da hier man jemand niemand etwas nichts
alles alle beide mehr weniger viel vielen wenige wenigen lange oft leute menschen person personen ding sache jahr jahre
jahren monat monate tag tage zeit uhr geben gab gibt geht ging gehen machen macht gemacht tun tut tat passiert
passierte geschah geschehen sein wird werden worden war wäre würde soll sollte muss musste darf durfte will wollte kann
sagen sagt sagte gesagt heißt heissen bitte danke grund gründe ende aus ohne gegen vor unter während wegen durch sag
erzähl erklär zeig nenn weißt wissen finden hatten hättest euer ihre ihrer ihren seine seiner
"""
_FOLLOW_UPS = FollowUpPatterns(
    opening=compiled(
        r"^[\s¿¡]*(?:(?:und|aber|oder|also|dann|ok(?:ay)?|danke(?: (?:dir|schön|sehr))?|vielen dank|gut|schön|"
        r"verstehe|ja|nein|hm+|oh|ach so|ach|interessant|krass|super|klar|alles klar)\b[\s,.!:;…-]*)+"
    ),
    goes_on=compiled(
        r"^(?:was ist|wie (?:ist|war) (?:es|das)|wie steht es|wie sieht es|und)(?: (?:denn|aus))* (?:mit|bei|um) |"
        r"\bd(?:as|er|ie|en)(?:selbe|gleiche)n?\b|\b(?:was|wer|wo|wen|wann|wie) (?:noch|sonst)\b(?! (?:nie|nicht))|"
        r"\b(?:sonst|ansonsten)(?: noch)?\W*$|\b(?:noch|welche|einen?|keine|die) andere[nrs]?\W*$|"
        r"^(?:beide|welche[rs]?)\W*$|(?:erzähl|sag|zeig)\w*(?: mir| uns)?(?: noch| etwas)* mehr\W*$|"
        r"^(?:mehr|weiter)(?: dazu| davon)?\W*$|\b(?:reagiert|geantwortet|berufung eingelegt|entschuldigt|"
        r"widersprochen|zugestimmt)\W*$|\b(?:warum|wieso|weshalb|wo|wann) nicht\W*$|\bstattdessen\b|"
        r"^(?:seit|bis) wann\W*$"
    ),
    pronouns=compiled(
        r"\bdiese[rsmn]?\b(?! (?:jahr|monat|woche|tag|sommer|winter|frühling|herbst|morgen|abend|wochenende|"
        r"jahrhundert|saison))|\bjene[rsmn]?\b|\b(?:er|sie|es|ihn|ihm|ihnen|dessen|deren|dort|damals|seitdem|"
        r"da(?:für|gegen|von|mit|nach|rüber|ran|rauf|bei|zu|durch|raus|rin|runter|vor|"
        r"hinter)(?!,? (?:dass|ob|wie|zu)\b))\b|\bdas(?=\W*$|\s*[,;?]|"
        r" (?:in|im|an|am|auf|aus|bei|für|mit|nach|von|vor|zu|zum|zur|über|unter|so|nicht|genau|denn|eigentlich|noch|"
        r"schon|heute|alles|war|ist|hat|wurde)\b| (?-i:[a-zäöüß]+(?:t|en))\W*$)"
    ),
    own=compiled(r"\b(?:sein|ihr)(?:e[nmrs]?)?\b(?= (?-i:(?:[a-zäöüß]+e[nrms]? )?[A-ZÄÖÜ]))|\bsich selbst\b"),
    empty=compiled(
        r"\bgibt es\b|\bgab es\b|\b(?:bedeutet|dauert|dauerte|braucht) es\b|\bgeht es um\b|\bes (?:gibt|gab)\b|"
        r"\bstimmt es, dass\b|\bist es (?:\w+ )?(?:wahr|möglich|erlaubt|nötig|legal|verboten)\b|\bhandelt es sich\b|"
        r"(?-i:(?<=\w )Sie\b)|\b(?:regnet|schneit)e? es\b"
    ),
    back=compiled(
        r"\b(?:der|die|das|den|dem|des) (?:firma|unternehmen|konzern|urteil|entscheidung|beschluss|strafe|unfall|"
        r"vorfall|abkommen|gericht|verein|gruppe|besitzer\w*|täter)s?\b"
    ),
    defining=compiled(
        r"^(?:was (?:ist|sind|bedeutet|heißt|war)|(?:wer|wo) (?:ist|war|sind|waren)|"
        r"erklär\w*(?: mir)?) (?!(?:d(?:er|ie|as|en|em)|es|sie|er|mit)\b)"
    ),
    clauses=compiled(r"[,;:.?!]+(?=\s|$)|\b(?:und|oder|aber|weil|wenn|als|nachdem|bevor|während|dass|ob|denn)\b"),
    determiners=_DETERMINERS,
    light=FUNCTION_WORDS["de"] | _DETERMINERS | words(_LIGHT_WORDS),
    capitalises_nouns=True,
)

GERMAN = Rules(
    language="de",
    shown_by=compiled(
        r"\bwas (?:ist|sind|wird|wurden?|hat|haben|hatte|kostet\w*|kann|kannst|mach(?:t|te|ten|en|st)|dürfen|können|"
        r"sollen|müssen|wollen|zeig\w+|dachte\w*|brauch\w+|führte\w*|passiert\w*|geschah|steh(?:t|en)|"
        r"sag(?:t|te|ten|en)|schreib\w*|bericht\w*|bedeutet|heißt|gibt|gab|soll|meint|forder\w+|weißt|weiß)\b"
    ),
    greets=compiled(
        r"^\W*(?:hallo|moin|servus|danke|vielen dank|guten (?:morgen|tag|abend)|entschuldigung|gilt|stimmt|erklär\w*|"
        r"fass\w*|nenne?|erzähl\w*|vergleiche?|zusammenfassung|welche\w*|wieso|weshalb)\b"
    ),
    head=_HEAD,
    tail=_TAIL,
    thanks=compiled(r"\b(?:danke(?:schön)?|vielen dank|besten dank|dankbar)\b"),
    small_talk=_SMALL_TALK,
    asks=compiled(
        rf"{_GREETED}(?:{_PREPOSITION}{_WH}\b(?! (?:ein|eine|für ein|für eine|ne|schön|toll|cool|geil|süß|schade|"
        r"traurig|auch immer)\b)(?= \W?\w+\W? \W?\w| \w+\W*\?|\W*\?)|gibt es \w|stimmt es)"
    ),
    orders=compiled(
        rf"{_GREETED}(?:bitte )?(?:(?:erklär|erzähl|zeig|sag|nenn|beschreib|vergleich|fass)(?:e|t|"
        r"en sie)?(?: (?:mir|uns|mal|bitte))* (?!mal\W*$)\w|(?:liste|zähle?) \w.* auf\b)"
    ),
    to_people=compiled(_TO_PEOPLE),
    cards=_CARDS,
    intents=_INTENTS,
    follow_ups=_FOLLOW_UPS,
)
