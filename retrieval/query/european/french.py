"""How people greet, point back, ask, chat and give orders in French."""

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
    r"(?:qui|que|qu['’]|quoi|quand|où|pourquoi|comment|combien|quels?|quelles?|lequel|laquelle|lesquels|lesquelles|"
    r"est-ce|si)"
)
_PREPOSITION = (
    r"(?:(?:à|a|de|d['’]|en|pour|par|avec|depuis|sur|dans|sous|contre|jusqu['’]|vers|chez|après|avant|sans|"
    r"à partir de|à cause de|pendant) ?)?"
)
_ASKS = rf"(?=[\s,:]+{_PREPOSITION}{_WH}(?![\w-]))"
_EVERYBODY = (
    r"(?: (?:à (?:tous|toutes|vous|toi)|(?:et )?à tou(?:te)?s|tout le monde|tous|les (?:gens|gars|amis|copains)|"
    r"footnote|le bot))*"
)
_GOES_ON = (
    r"(?=\s*[,.!?:;…\n–-]|\s*$| (?:je|j['’]|est-ce|quelqu['’]un|pouvez|peux|une?|petite?|svp)|"
    rf" {_PREPOSITION}{_WH}(?![\w-]))"
)
_TELL = r"(?:dire|expliquer|raconter|rappeler|indiquer|répondre|aider|renseigner|éclairer|préciser)"
_PLEASE = r"(?:s['’]il (?:vous|te) pla[iî]t|svp|stp|s['’]il-(?:vous|te)-pla[iî]t)"
_ARTICLES = (
    r"(?:(?:les|le|l['’]|la|du|des|de|d['’]|ces|cet|ce|vos|tes|tous|toutes|deux|chaque|mes) ?)*(?:(?:derniers?|"
    r"premiers?|deuxième|troisième|nouveaux?|nouvel|plus (?:récents?|anciens?)) )?(?:articles?|textes?|actualités|"
    r"journaux)(?: (?:le plus (?:récent|ancien)|plus récents?|ici|disponibles))?"
)

_HEAD = head(
    rf"(?:bonjour|bonsoir|salut|coucou|hello|hi|hey|yo|wesh|allô|re)(?: |{_EVERYBODY}){_EVERYBODY}{_GOES_ON}",
    rf"merci(?: (?:beaucoup|bien|à (?:tous|vous|toi)|d['’]avance|mille fois))*(?=\s*[,.!;…\n]| {_WH}(?![\w-]))",
    r"(?:euh+|heu+|hum+|hmm+|bah|ben|bon|alors|ah|oh|ok(?:ay)?|mdr|lol|ptdr|haha|dis|dites|tiens|au fait|du coup|"
    r"donc)(?=\s*[,.!…]| (?:qui|que|quand|où|pourquoi|comment|combien|quel\w*)\b)",
    r"(?:désolée?s?|pardon|excuse[zs]?[- ]moi|excuse[zs]?|navrée?|"
    r"je m['’]excuse)(?: (?:si|pour|de|d['’])\b ?[^,.;:!?\n]{0,60})?(?=\s*[,.:;!…])(?:[\s,]+mais\b)?",
    r"(?:(?:j['’]ai|j['’]aurais|ici|voici|c['’]est|juste) )*(?:une |"
    r"ma )?(?:(?:petite|rapide|simple|autre|dernière) )*question(?: (?:rapide|bête|simple|idiote|pour vous|"
    r"à poser))*(?=\s*[:,.!…\n–-])",
    r"(?:je (?:voudrais|veux|souhaite(?:rais)?|cherche à)|j['’]aimerais(?: bien)?) (?:bien )?(?:savoir|demander|"
    rf"comprendre|connaître|apprendre){_ASKS}",
    r"(?:je me (?:demande|demandais)|je ne sais (?:pas|plus)|je sais (?:pas|plus)|j['’]ai oublié|j['’]ignore|"
    rf"aucune idée de|vous savez|tu sais|savez-vous|sais-tu){_ASKS}",
    r"(?:est-ce qu(?:e |['’]))?(?:(?:tu|vous|on|quelqu['’]un) )?(?:peux|peut|pouvez|pourrais|pourrait|"
    rf"pourriez)(?:-(?:tu|vous|on))?(?: (?:me|m['’]|nous|bien|{_PLEASE}))* ?(?:m['’])?{_TELL}(?: {_PLEASE})?{_ASKS}",
    r"(?:est-ce qu(?:e |['’]))?(?:quelqu['’]un|qui|l['’]un de vous)(?: (?:ici|parmi vous))? (?:sait|saurait|connaît|"
    rf"peut (?:me|nous) {_TELL}|pourrait (?:me|nous) {_TELL}){_ASKS}",
    rf"(?:dis|dites)-(?:moi|nous)(?: {_PLEASE})?{_ASKS}",
    rf"(?:d['’]après|selon|suivant) {_ARTICLES}(?=\s*[,:]| {_WH}(?![\w-]))",
    rf"{_PLEASE}(?=\s*[,:]| {_PREPOSITION}{_WH}(?![\w-]))",
    r"(?:footnote|bot)(?=\s*[,:])",
)
_TAIL = tail(
    r"(?:un grand |mille )?merci(?: (?:beaucoup|bien|à (?:tous|vous|toi|tout le monde)|d['’]avance|infiniment|"
    r"pour (?:votre|ton|l['’]|la) ?\w+))*",
    r"(?:bien )?(?:cordialement|amicalement|salutations|à bientôt|bises|bisous)(?:[\s,]+[^\W\d_]{2,20})?",
    r"(?:quelqu['’]un|qui|vous|tu)(?: (?:le|peut|a|ici|en))* (?:sait|savez|sais|saurait|une idée|"
    r"répondre)(?: .{0,12})?|une idée|des idées|je me demandais|par curiosité|simple curiosité|juste curieux|"
    r"c['’]est pour un ami",
    r"(?:bonne|belle) (?:journée|soirée|nuit|fin de journée)(?: à (?:tous|vous))?|mdr|lol|haha|désolée?|pardon|"
    r"aidez-moi",
    rf"(?:d['’]après|selon) {_ARTICLES}",
    anywhere=_PLEASE,
)

_TO_PEOPLE = (
    r"\b(?:tu|toi|ton|tes|te|vous|votre|vos|je|moi|mon|mes|nous|notre|nos)\b(?!['’])|\b[jt]['’](?=\w)|"
    r"\b(?:ce soir|en vocal|vocal|voc|jouer|jouez|une partie|connectée?s?|réveillée?s?|ce week-?end|il fait beau|"
    r"météo|déjeuner|dîner)\b|^(?:et |mais |alors )?(?:qui|quelqu['’]un|y a-t-il quelqu['’]un|"
    r"il y a quelqu['’]un)(?: (?:est|a|veut|vient|joue|encore|pour|envie))* (?:là|ici|chaud|dispo\w*|partant|envie|"
    r"vocal|ligne|jouer)\b|^(?:est-ce qu['’])?(?:quelqu['’]un|on) |^(?:ça|comment ça) (?:va|roule|se passe)\b|"
    r"^(?:alors )?quoi de (?:beau|neuf|bon)\b|^qu['’]est[- ]ce qu['’]on\b"
)
_GREETED = (
    r"(?:(?:et|mais|alors|donc|ou|ok(?:ay)?|oui|non|mdr|lol|haha|ptdr|hum+|ah|oh|bon|ben|bah|sinon|salut|"
    r"bonjour)[\s,.!]+)*"
)
_SMALL_TALK = compiled(
    r"(?:(?:oh|ah|oui|non|ok|ouais|haha|bon|bah|ben|mais|alors|et) )*(?:bonjour|bonsoir|salut|coucou|"
    r"bonne (?:nuit|journée|soirée)(?: à (?:tous|toutes|demain|vous))?|à (?:demain|bientôt|plus|tout à l['’]heure)|"
    r"au revoir|bonne nuit à demain|merci(?: \w+){0,2}|mdr|ptdr|lol|de rien|je vous en prie|oui|non|ouais|nan|si|ok|"
    r"d['’]accord|exact(?:ement)?|c['’]est (?:vrai|ça|clair|bon|génial|super|nul|cool|dommage|fou|incroyable)(?: ça)?|"
    r"oui c['’]est vrai|aucune idée|je (?:ne )?sais pas|chais pas|pas de (?:souci|problème)|bien sûr|carrément|grave|"
    r"trop (?:bien|cool|drôle|mignon)|génial|super|cool|bravo|félicitations|joyeux anniversaire|bienvenue|bon retour|"
    r"désolée?|pardon|moi aussi|pareil|n['’]importe quoi|dommage|tant pis|tant mieux|ça va|comment ça va|quoi|"
    r"quel dommage|quelle chance|qui sait|et alors|bon bot|je comprends|bien vu|"
    r"pas mal)(?: (?:à tous|à vous|à toi|tout le monde|les gars|les amis|bot|footnote|mdr|lol|haha|aussi|alors|merci|"
    r"beaucoup))*"
)
_CARDS: Mapping[Card, re.Pattern[str]] = {
    "help": compiled(
        r"(?:à l['’])?aide(?:[ -]moi)?|aidez[ -]moi|au secours|(?:les |liste des )?commandes|"
        r"(?:quelles sont les|quelles) commandes(?: (?:disponibles|existent|as[ -]tu|y a t il))?|"
        r"comment (?:(?:je |on |puis je |peut on )?(?:t['’]|vous |te |l['’]|ça )?utilise(?:r)?|ça marche|tu marches|"
        r"tu fonctionnes|fonctionnes tu|ça fonctionne|marche ce bot|fonctionne ce bot|"
        r"poser une question)(?: (?:ce|le|ton) bot| footnote| ça)?|"
        r"(?:qu['’]est ce que|que|quoi) (?:tu (?:sais|peux) faire|sais tu faire|peux tu faire|peut faire ce bot|"
        r"(?:je|on) peu[xt] (?:te )?demander|puis je (?:te )?demander)|tu (?:sais|peux) faire quoi|mode d['’]emploi"
    ),
    "about": compiled(
        r"(?:tu es|t['’]es|vous êtes|c['’]est) (?:qui|quoi)(?: toi| footnote| ce bot)?|"
        r"qui (?:es tu|êtes vous|est footnote|est ce bot|t['’]a (?:créé|fait|programmé|codé))|"
        r"(?:qu['’]est ce que|c['’]est quoi) (?:footnote|ce bot)|"
        r"(?:es tu|tu es|êtes vous|t['’]es|est ce que tu es) (?:un |une )?(?:vrai |vraie )?(?:robot|bot|humain|ia|"
        r"machine|personne|chatgpt)|présente[ -]toi|parle[ -]moi de toi"
    ),
    "articles": compiled(
        r"quelles? (?:sont|est) (?:tes|vos|ta|votre) sources?|"
        r"(?:quels journaux|quelles sources|quels médias) (?:lis tu|as tu|utilises tu|tu lis|tu as|tu utilises)|"
        r"d['’]où (?:viennent (?:tes|vos) \w+|tires tu .{3,30})|que sais tu|qu['’]est ce que tu (?:sais|connais)"
    ),
    "news": compiled(
        r"(?:alors )?quoi de neuf(?: aujourd['’]hui)?|(?:y a t il|il y a|t['’]as|"
        r"as tu)(?: (?:des|de|du|quelque chose de))? (?:nouveaux? articles?|nouveau|nouvelles|neuf)|"
        r"(?:quels sont )?(?:les )?(?:derniers|nouveaux) articles|"
        r"(?:quelles sont )?les (?:dernières )?(?:nouvelles|actualités)|"
        r"(?:montre|donne)[ -](?:moi|nous) les (?:derniers|nouveaux) articles|du nouveau"
    ),
}
_TO_ME = r"(?:[ -](?:moi|nous))?(?: (?:svp|stp|brièvement|rapidement|vite|un peu))*"
_INTENTS = IntentPatterns(
    catalog=compiled(
        r"(?:quels|combien d['’]|quelles) ?(?:articles|sources|textes|"
        r"journaux)(?: (?:as[ -]tu|avez[ -]vous|y a[ -]t[ -]il|tu as|vous avez|sont disponibles|il y a|existent|"
        rf"connais[ -]tu))?(?: (?:ici|en tout|au total))*|(?:montre|liste|affiche|donne|cite)(?:z)?{_TO_ME} (?:tous |"
        r"toutes |la liste )*(?:les |des |de tous les )?(?:articles|sources)|la liste des articles"
    ),
    comparisons=compiled(
        r"qu['’](?:ont|est[- ]ce qu['’]ont) (?P<a>\S.*?) en commun|(?:qu['’]est[- ]ce que )(?P<e>\S.*?) ont en commun|"
        r"compare[zr]?(?:[ -](?:moi|nous))? (?P<b>\S.*)|(?:en quoi|comment) (?:diffèrent|se distinguent) (?P<c>\S.*)|"
        r"quel(?:le)?s? (?:est|sont) (?:la|les) (?:différences?|points? communs?|ressemblances?|"
        r"similitudes?) entre (?P<d>\S.*)"
    ),
    overviews=compiled(
        rf"résume[zr]?{_TO_ME} (?P<a>\S.*)|(?:(?:un|le|fais[ -]moi un|donne[ -]moi un|court) )*(?:résumé|"
        r"aperçu)(?: (?:de la |de l['’]|des |du |de |d['’]|sur )(?P<b>\S.*))?|"
        rf"(?:parle|raconte|dis)[zs]?{_TO_ME} (?:(?:tout|plus|davantage) )?(?:sur|de la|de l['’]|des|du|de|"
        r"d['’]) ?(?P<c>(?!(?:ça|cela|lui|elles?|eux)\b)\S.*)|"
        rf"(?:explique|décris|présente)[zr]?{_TO_ME} (?P<d>(?!{_PREPOSITION}{_WH}(?![\w-]))\S.*)|"
        rf"que (?:disent|racontent|dit|rapportent) {_ARTICLES} (?:sur|de|à propos de|au sujet de|des|du) (?P<e>\S.*)|"
        rf"(?:qu['’]est[- ]ce que )(?:{_ARTICLES} )(?:disent|dit|racontent) (?:sur|de|à propos de|au sujet de|des|"
        r"du) (?P<f>\S.*)|que sais[- ]tu (?:sur|de|des|du) (?P<g>\S.*)|"
        rf"(?:de quoi (?:parlent?|traitent?|s['’]agit[- ]il dans)|que disent|que dit) (?P<h>{_ARTICLES})|"
        r"quoi de neuf (?:sur|à propos de|avec|concernant) (?P<i>\S.*)"
    ),
    whole=compiled(rf"{_ARTICLES}|tout(?: ça)?|ça|cela|les deux|tous(?: les deux)?|ils"),
    places=(
        (compiled(r"(?:le |l['’]|du )?(?:premier) (?:article|texte)"), 1),
        (compiled(r"(?:deuxième|second) (?:article|texte)"), 2),
        (compiled(r"troisième (?:article|texte)"), 3),
        (compiled(r"(?:dernier|nouvel) (?:article|texte)\b|(?:article|texte) le plus récent"), "newest"),
        (compiled(r"(?:plus ancien) (?:article|texte)|(?:article|texte) le plus ancien"), "oldest"),
    ),
)

_DETERMINERS = words(
    """
    le la les un une des du de au aux ce cet cette ces son sa ses leur leurs mon ma mes notre nos votre vos chaque
    quel quelle quels quelles plusieurs aucun aucune tout toute tous toutes deux trois
    """
)
_THAT_TIME = r"(?:année|mois|semaine|soir|matin|jour|nuit|été|hiver|automne|printemps|siècle|week|saison)"
_CLITIC = r"(?:le|la|les|lui|leur|l['’]|en|y)"
_LIGHT_WORDS = """
et ou mais donc or ni car alors aussi bien pas plus moins très trop encore déjà toujours jamais ici là oui non qu est
ce quoi dont lequel laquelle depuis après avant pendant vers chez sans sous contre entre jusqu selon cause partir heure
heures jour jours mois an ans année années fois temps personne personnes gens chose choses quelqu être avoir fait faire
faites faisait aller va vont suis es sommes êtes été était étaient sera seront serait fut eu aura auront peut peuvent
pouvait pourrait doit doivent dû passé passe passer arrive arrivé dire dit disent dis savoir sais sait donner donne
autre autres même mêmes quelque quelques beaucoup peu assez environ exactement merci svp raison fin suite terminé
commencé trouve
"""
_FOLLOW_UPS = FollowUpPatterns(
    opening=compiled(
        r"^[\s]*(?:(?:et|mais|ou|alors|donc|ok(?:ay)?|merci(?: beaucoup)?|d['’]accord|bien|super|ah|oh|oui|non|"
        r"intéressant|je vois|hum+|bon)\b(?!['’-])[\s,.!:;…-]*)+"
    ),
    goes_on=compiled(
        r"\bcelui(?:-ci|-là)?\b|\bcelles?(?:-ci|-là)\b|\bceux-(?:ci|là)\b|"
        r"^(?:qu['’]en est-il|quid|que dire|et pour|pour) (?:de|du|des|d['’]|pour)? ?(?!qui|quoi|quel)|"
        r"^c['’](?:est|était) (?:quand|où|qui|combien|pourquoi|comment)\b|\bc['’]était\b|"
        r"\b(?:qui|quoi|où|quand|que) d['’]autre\b|\b(?:d['’]autres?|les? autres?|un autre|une autre)\W*$|"
        r"\bl['’]autre\W*$|\bautrement\b|\b(?:le|la|les) mêmes?\W*$|"
        r"(?:dis|parle|raconte|explique)\w*(?:[ -](?:moi|nous|m['’]en))*(?: en)? (?:plus|davantage)\W*$|"
        r"^(?:plus|continue|encore)\W*$|\b(?:réagi|répondu|fait appel|démenti|excusée?s?|accepté|refusé)\W*$|"
        r"\bpourquoi pas\b|^depuis quand\W*$|^les deux\W*$"
    ),
    pronouns=compiled(
        rf"\bc(?:e|et|ette|es)\b(?! (?:{_THAT_TIME}|qui|que|qu['’]|dont|sont|sera|fut|"
        r"soir))(?<!est-ce)(?<!est ce) (?=\w)|\b(?:elles?|ils?|eux|cela|ça|ceci|là-bas|ensuite|lui-même|elle-même|"
        rf"eux-mêmes)\b(?<!-il)(?<!-ils)(?<!-elle)(?<!-elles)|\b(?:qui|ne|(?<!-)on|personne) {_CLITIC} ?(?=\w)|"
        r"\bl['’](?:a|ai|as|ont|avait|avaient|aura|est|était|avons)\b|\bqu['’]en (?:pense|dit|est)\w*|\bcombien en\b|"
        r"\b[nmtsy] ?['’]en\b|\by en a|\b(?:qui|personnes?|gens|habitants|\w+s) y (?!a\b|compris)\w+|\bdedans\b|"
        r"\blà\W*$"
    ),
    own=compiled(r"-(?:t-)?(?:ils?|elles?)\b|\b(?:son|sa|ses|leurs?)\b(?= \w)"),
    empty=compiled(
        r"\by a-t-il(?: eu)?\b|\bil y (?:a|avait|aura|en a)\b|\bs['’](?:agit|est)-il\b|\bil s['’]agit\b|"
        r"\bse passe-t-il\b|\bfaut-il\b|\bil (?:faut|pleut|neige|"
        r"est (?:\w+ )?(?:vrai|possible|permis|légal|interdit))\b|"
        r"\best-il (?:\w+ )?(?:vrai|possible|permis|légal|interdit)\b|\bque s['’]est-il passé\b|\bqu['’]est-ce\b|"
        r"\best-ce\b"
    ),
    back=compiled(
        r"\b(?:le|la|les|l['’]|du|au|de l['’]) ?(?:entreprise|société|compagnie|jugement|verdict|décision|arrêt|"
        r"accident|amende|incident|peine|groupe|condamnation|opposition)s?\b"
    ),
    defining=compiled(
        r"^(?:qu['’]est[- ]ce que (?:c['’]est que )?|qu['’]est[- ]ce qu['’]une? |c['’]est quoi |"
        r"que (?:signifie|veut dire|sont|font) |qui (?:est|était|sont) (?!le |la |les |l['’]|son |sa |ses |leur |ce |"
        r"cette )|définis |explique )(?!ça\b|cela\b)"
    ),
    clauses=compiled(
        r"[,;:.?!]+(?=\s|$)|\b(?:et|ou|mais|parce que|car|quand|si|après|avant|pendant|que|pourquoi|lorsque)\b|"
        r"\b(?:lors|puis)?qu['’]"
    ),
    determiners=_DETERMINERS,
    light=FUNCTION_WORDS["fr"] | _DETERMINERS | words(_LIGHT_WORDS),
)

FRENCH = Rules(
    language="fr",
    shown_by=compiled(
        r"\bqu['’](?:est|en|ont|a|il|on|elle)\b|\bc['’](?:est|était)\b|\best-ce qu|-t-(?:ils?|elles?|on)\b|"
        r"\bque (?:signifie|fait|font|disent)\b|\bqui a \w|\bnommez\b|\by a-t-il\b|\b[jtms]['’](?:ai|as|en|est|il)\b"
    ),
    greets=compiled(
        r"^\W*(?:bonjour|bonsoir|salut|coucou|merci|excuse[zs]|désolée?|explique|résume|raconte|parle[sz]?|décris|présente)\b"
    ),
    head=_HEAD,
    tail=_TAIL,
    thanks=compiled(r"\bmerci\b"),
    small_talk=_SMALL_TALK,
    asks=compiled(
        rf"{_GREETED}(?:{_PREPOSITION}(?!si\b|que? (?:c['’]est|de|du|la)\b){_WH}(?![\w])(?! (?:dommage|chance|horreur|"
        r"idée|bonheur|surprise|honte)\b)(?= ?\W?[\w'’-]+\W? \W?\w| ?\w+\W*\?|\W*\?)|y a-t-il \w|est-ce qu|"
        r"\w+ ?(?:\w+ )?\w+-t-(?:il|elle|on|ils|elles)\b)"
    ),
    orders=compiled(
        rf"{_GREETED}(?:{_PLEASE},? )?(?:(?:explique|raconte|montre|dis|décris|résume|compare|cite|liste|nomme|énumère|"
        r"donne)(?:z|s|r)?(?:[- ](?:moi|nous))? (?!donc\b)\w)"
    ),
    to_people=compiled(_TO_PEOPLE),
    cards=_CARDS,
    intents=_INTENTS,
    follow_ups=_FOLLOW_UPS,
)
