"""The words by which pages say that they are no article, in the languages of most pages."""

import re

BOT_CHECK = re.compile(
    r"""just\ a\ moment | are\ you\ a\ (?:human|robot) | checking\ your\ browser | attention\ required!
    | ddos\ protection
    | (?:verify|verifying|confirm|checking)\ (?:that\ )?(?:you\ are|you.re|if\ you\ are|if\ the\ site)
      .{0,20}(?:human|robot|bot|secure)
    | (?:unusual|suspicious)\ (?:traffic|activity) | (?:complete|solve)\ the\ (?:captcha|security\ check)
    | pardon\ our\ interruption | security\ check\ to\ (?:access|continue) | enable\ cookies\ to\ continue
    | request\ (?:was\ )?(?:blocked|unsuccessful) | access\ (?:to\ this\ page\ has\ been\ )?denied
    | sicherheitsüberprüfung | vérification\ de\ sécurité | verifica\ que\ (?:no\ )?eres
    | 로봇이\ 아닙니다 | 비정상적인\ (?:접근|트래픽) | ロボットではありません | 人机验证""",
    re.VERBOSE | re.IGNORECASE,
)
NOT_FOUND = re.compile(
    r"""^\W*(?:(?:http|error|fehler|erreur)\ )?404\b | \b404\ (?:error|not\ found|page) | not\ found$ | ^not\ found
    | (?:page|article|file|content|story|document)\ (?:(?:you|that|was|is|could|can|has|no)\b.{0,40})?
      (?:not\ (?:be\ )?found|not\ exist|unavailable|not\ available|no\ longer|been\ removed)
    | (?:seite|artikel|inhalt)\ (?:wurde\ )?(?:leider\ )?nicht\ (?:gefunden|verfügbar)
    | page\ (?:introuvable|non\ trouvée) | página\ n(?:o\ encontrada|ão\ encontrada)
    | pagina\ n(?:on\ trovata|iet\ gevonden)
    | (?:페이지|기사).{0,8}(?:찾을\ 수\ 없|존재하지\ 않)
    | (?:ページ|記事)[がは].{0,6}(?:見つかりません|存在しません|削除)
    | (?:页面|頁面|文章)不存在""",
    re.VERBOSE | re.IGNORECASE,
)
LOADING = re.compile(
    r"""\W*(?: loading | please\ wait | redirecting | one\ moment | wird\ geladen | chargement | cargando
    | 로딩\s?중 | 読み込み中 | 加载中 )\W*""",
    re.VERBOSE | re.IGNORECASE,
)
NEEDS_SCRIPTS = re.compile(
    r"""(?: enable | requires? | needs? | turn\ on | without | activate | activez | aktivier\w+ | habilit\w+
      | support )\b.{0,40}java\ ?script
    | java\ ?script\b.{0,60}(?: required | disabled | enable | needed | aktivier | activ | deshabilit
      | 無効 | 有効 | 필요 | 활성 | 사용 )""",
    re.VERBOSE | re.IGNORECASE,
)
PAYWALL = re.compile(
    r"""to\ (?:continue|keep|finish|go\ on)\ reading | to\ read\ (?:the\ (?:full|rest|whole|entire)|this|more|on)\b
    | (?:the\ )?rest\ of\ this\ (?:article|story) | continue\ reading\ with | unlock\ this\ (?:article|story)
    | (?:subscribe|sign\ up|register)\ (?:now\ )?to\ (?:read|continue|unlock|access|view)
    | (?:article|story|content|page)\ is\ (?:only\ |exclusively\ )?(?:available\ )?(?:for|to)
      \ (?:our\ |paid\ |paying\ )?(?:subscribers|members)
    | (?:subscribers?|members?)[\ -]only | only\ for\ (?:subscribers|members) | for\ (?:subscribers|members)\ only
    | (?:jetzt|mit\ [\w-]+\+?)\ weiterlesen\b | (?:nur|exklusiv)\ für\ (?:abonnent|mitglieder)
    | réservé\ (?:aux|à\ nos)\ abonnés | riservato\ agli\ abbonati
    | para\ (?:seguir|continuar)\ leyendo | (?:solo|exclusivo)\ para\ suscriptores
    | (?:会員|有料)(?:限定|記事) | 残り\d+文字 | (?:유료|회원)\ ?(?:회원\ )?전용 | 구독자\ ?전용""",
    re.VERBOSE | re.IGNORECASE,
)
LOGIN = re.compile(
    r"""(?:log|sign)\ in\ to\ (?:continue|read|view|access|see) | please\ (?:log|sign)\ in
    | (?:you\ )?(?:must|need\ to|have\ to)\ (?:be\ logged|log|sign)\ in
    | (?:bitte|um\ fortzufahren).{0,20}(?:anmelden|einloggen) | connectez-vous\ pour | inicia\ sesión\ para
    | 로그인\ ?(?:후|이\ 필요|하셔야) | ログイン(?:が必要|してください)""",
    re.VERBOSE | re.IGNORECASE,
)
CONSENT = re.compile(
    r"""cookies? | consent | privacy | personal\ data | our\ partners | tracking | gdpr | datenschutz | einwilligung
    | confidentialité | consentement | données\ personnelles | privacidad | consentimiento | datos\ personales
    | 쿠키 | 개인정보 | クッキー | プライバシー | 同意""",
    re.VERBOSE | re.IGNORECASE,
)
ACCEPT = re.compile(
    r"""(?: (?:i\ )?(?:accept|agree|reject|decline|allow|consent|manage) | continue\ without | ok | got\ it
    | (?:alle\ )?(?:akzeptieren|zustimmen|ablehnen|einverstanden) | (?:tout\ )?(?:accepter|refuser) | j.accepte
    | aceptar | rechazar | (?:모두\ )?(?:동의|수락|거부) | (?:すべて)?(?:同意する|許可|拒否) )""",
    re.VERBOSE | re.IGNORECASE,
)
