answer-cannot = 기사에서 답을 찾지 못했어요.
answer-nothing = 이 주제를 다룬 기사가 없어요.
answer-language = 지금 검색에 쓰는 인코더는 영어만 읽을 수 있어요. 봇 운영자가 FOOTNOTE_EMBEDDING_MODEL=multilingual로 설정한 뒤 footnote refresh --rebuild를 실행하면 바꿀 수 있어요.
answer-not-this = 이 주제를 다룬 기사는 있지만, 물어보신 내용은 나오지 않아요.
answer-other-dates = 관련 기사가 있지만, 지정하신 기간을 벗어난 것뿐이에요.
answer-unsure = 이것이 물어보신 내용의 답인지는 확실하지 않아요.
answer-closest = 기사에서 가장 가까운 대목이에요:

answer-nearest = 가장 가까운 기사:
answer-place = { $start }~{ $end }
answer-places = 글자 위치 { $places }
answer-also-in = 같은 내용의 기사:
answer-same-text = 같은 글을 실은 기사:
answer-and-more = 그 밖에 { $count }건 더
answer-one-article = 기사 한 건에 나오는 내용이에요.
answer-publishers = 매체 { $count }곳이 저마다의 글에서 전하는 내용이에요.
answer-by-ocr = 문자 인식(OCR)으로 읽음
answer-order = ⚠️ { $numbers } 안에 지시하는 말이 있어요. 기사에 있는 글일 뿐이고, 저는 기사 속 지시를 따르지 않아요.
answer-translation = { $number } 기계 번역:
answer-searched = 검색한 내용: { $query }
answer-part-unanswered = 기사에 답이 없는 질문: { $part }
# Stands above sentences of different articles that give different numbers or dates, each on a line with its day.
answer-disagree = 기사마다 다르게 전해요:
answer-note-partial = 언어 모델이 도중에 멈춰서 답변에 빠진 내용이 있을 수 있어요.
answer-note-own-words = 언어 모델이 쓴 내용을 확인할 수 없어서 기사 원문을 그대로 보여 드려요.
answer-note-none = 이번에는 언어 모델이 답하지 못했어요. 잠시 뒤에 다시 질문해 주세요.
answer-holdings =
    { $named ->
        [0] { "" }
       *[other] { $publishers }의{ " " }
    }기사가 { $articles }건 있어요.{ $days ->
        [0] { "" }
        [1] { " " }발행일: { $first }.
       *[other] { " " }발행일: { $first } – { $last }.
    }
answer-holdings-more = 그 밖의 매체 { $count }곳
