"""What tells a question from small talk in Korean and Japanese, and what is asked there about the bot itself."""

import re
from typing import Final, Literal

from retrieval.query.intents import intent_of

CARDS: Final[dict[Literal["help", "about", "articles", "news"], re.Pattern[str]]] = {
    "help": re.compile(
        r"도움말|도와\s?(?:줘요?|주세요)|명령어(?:\s?목록)?|(?:무엇|뭐|뭘|무슨 일)을?\s?할\s?수\s?있\S*|"
        r"(?:이\s?봇\S*\s)?어떻게\s?(?:사용|쓰|써|물어|질문)\S*(?:\s?\S+)?|사용\s?(?:법|방법)\S*(?:\s?\S+){0,2}|"
        r"명령어(?:가|는)?\s?(?:뭐|무엇|어떤)\S*(?:\s?\S+)?|"
        r"ヘルプ|助けて|使い方\S*|何ができ\S*|どう(?:やって)?使\S*|コマンド(?:は|の|を)?\S*|何を聞け\S*"
    ),
    "about": re.compile(
        r"(?:너는?|넌|당신은?|이\s?봇은?)?\s?(?:누구|뭐하는\s?봇|뭐)\s?(?:야|세요|예요|이에요|입니까|인가요|니)|"
        r"(?:너는?|넌|당신은?)?\s?(?:봇|사람|인공지능|에이아이|AI)\s?(?:이야|야|이에요|예요|인가요|입니까|이니|니)|자기\s?소개\S*|"
        r"(?:あなた|君|きみ|お前)は(?:誰|何者|だれ|何)\S*|(?:あなたは)?(?:ボット|人間|AI|ロボット)(?:です|なの|なん)\S*|自己紹介\S*"
    ),
    "articles": re.compile(
        r"출처(?:가|는)?\s?(?:뭐|무엇|어디)\S*|(?:무슨|어떤|어느)\s?(?:신문|기사|뉴스)(?:을|를|이|가)?\s?(?:읽|있|봐|보)\S*|"
        r"기사(?:가|는)?\s?몇\s?(?:개|건)\S*(?:\s?\S+)?|(?:뭘|무엇을)\s?알고\s?있\S*|"
        r"記事は(?:いくつ|何本|何件)\S*|どんな記事が\S*|(?:出典|情報源)は\S*|何を知って\S*"
    ),
    "news": re.compile(
        r"(?:뭐\s?)?새(?:로운)?\s?(?:소식|기사|거|것|뉴스)(?:이|가)?(?:\s?(?:있|뭐|들어)\S*)?(?:\s?\S+)?|(?:최신|최근)\s?(?:기사|뉴스|소식)(?:은|는|이|가|를|을)?"
        r"(?:\s?\S+){0,2}|"
        r"(?:何か)?新しい(?:記事|ニュース|こと|もの)(?:は|が)?\S*|最(?:新|近)の?(?:記事|ニュース)(?:は|を見せて\S*|を教えて\S*|一覧)?(?:何\S*)?"
    ),
}
# What answers somebody, and asks for nothing.
SMALL_TALK = re.compile(
    r"[ㄱ-ㅎㅏ-ㅣ\s]+|안녕\S*|(?:좋은|굿)\s?(?:아침|저녁|밤|하루)\S*|(?:다들\s|모두\s)?(?:잘\s?자\S*|굿나잇)|수고\S*|축하\S*|대박|헐|와+|오+|우와|"
    r"네+|넵|예|응|어|아니(?:요|오)?|그래요?|그러게요?|그렇군요|진짜|정말(?:요|로)?|맞아요?|맞습니다|알겠\S*|네\s\S*알겠\S*|괜찮\S*|"
    r"모르겠\S*|(?:너무\s)?(?:슬프|웃기|재밌|좋|멋지)\S{1,4}|(?:저|나)도\S*(?:\s\S+){0,3}|축하해\S*|반가\S*|환영\S*|"
    r"[wｗ草笑]+|おは\S*|こん(?:にち|ばん)[はわ]\S*|おやすみ\S*|お疲れ\S*|了解\S*|はい|いいえ|うん|ううん|ええ|なるほど\S*|そうですね?|そうなんだ|"
    r"たしかに|確かに|え+|マジ(?:で|か)?|本当(?:に|ですか)?|ほんと(?:に)?|おめでとう\S*|初めまして\S*(?:\s\S+)?|すごい\S*|やば\S*|"
    r"わかりました|わかりません|分かりません|大丈夫\S*|行ってきます|ただいま|おかえり\S*|ごめん\S*|すみません|(?:私|僕|俺)も\S*"
)

_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_KO_ASKING = re.compile(
    r"누가|누구|누군|언제|어디|얼마|왜|몇|무엇|무슨|뭐|뭘|뭔|어느|어떤|어떻게|어째서"
)  # fmt: skip
_KO_ENDING = re.compile(r"(?:까요?|나요|가요|는지요?|[는은인]가|습니까|니까|죠|지|을까|ㄹ까|던가요?)\s*[?？.!~]*$")
_KO_ORDER = re.compile(
    r"(?:알려|말해|설명해|요약해|정리해|비교해|가르쳐|찾아|보여|나열해|소개해)\s?(?:줘|주|달|줄|봐)|궁금"
)
_KO_PEOPLE = re.compile(
    r"다들|여러분|하실\s?분|(?:가능하신|계신|있는|있으신)\s?분|뭐\s?(?:해|하세요|하니|하냐)|어디(?:야|예요|세요|니)\W*$|언제\s?(?:와|오세요|올|가)\W*$|"
    r"먹었|저녁|점심|게임|통화|같이|심심|날씨|잘\s?지내"
)
_KO_STATES = re.compile(r"(?:습니다|니다|에요|예요|해요|네요|대요|래요|게요|어요|아요|거야|대야|이야)\s*[.!~]*$")

_JA_ASKING = re.compile(r"誰|だれ|どなた|いつ|どこ|なぜ|どうして|なんで|いくら|いくつ|どの|どんな|どう|どれ|何|どちら")
_JA_ENDING = re.compile(
    r"(?:か|かな|の|のか|だろう|でしょう|って|は|た|だ|る|い)[?？]+\s*$|(?:ですか|ますか|でしたか|ましたか|でしょうか|んですか|のか|だろうか|だろう)\s*。?$"
)
_JA_ORDER = re.compile(
    r"(?:教えて|説明して|要約して|まとめて|比べて|比較して|挙げて|紹介して|解説して|見せて|調べて)(?:ください|下さい|くれ|ほしい|もら|$)|気にな|知りた"
)
_JA_PEOPLE = re.compile(
    r"みんな|皆さん|誰か(?!.*(?:知|教え|わか|分か))|できる(?:人|方)|(?:今|いま)?何して|どこにい|いつ来|元気|ゲーム|通話|ご飯|一緒に|天気|遊"
)
_FEWEST_CHARS = 5


def is_question(sentence: str) -> bool:
    """Return whether a Korean or Japanese sentence asks something that an article might say."""
    text = sentence.strip()
    if intent_of(text).kind != "question":
        return True
    if _HANGUL.search(text):
        if _KO_PEOPLE.search(text):
            return False
        marked = text.endswith(("?", "？")) and len(text) >= _FEWEST_CHARS
        asks = bool(_KO_ASKING.search(text)) and not (_KO_STATES.search(text) and not marked)
        return bool(marked or asks or _KO_ENDING.search(text) or _KO_ORDER.search(text))
    if _JA_PEOPLE.search(text):
        return False
    if _JA_ORDER.search(text) or _JA_ENDING.search(text):
        return True
    asking = bool(_JA_ASKING.search(text))
    return asking and (text.endswith(("?", "？", "の")) or bool(re.search(r"(?:た|の|か|何)[?？。]*$", text)))
