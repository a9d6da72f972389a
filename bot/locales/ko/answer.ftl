answer-cannot = 기사에서 답을 찾지 못했어요.
answer-nothing = 이 주제를 다룬 기사가 없어요.
answer-not-this = 이 주제를 다룬 기사는 있지만, 물어보신 내용은 나오지 않아요.
answer-other-dates = 관련 기사가 있지만, 지정하신 기간을 벗어난 것뿐이에요.

answer-nearest = 가장 가까운 기사:
answer-also-in = 같은 내용의 기사:
answer-and-more = 그 밖에 { $count }건 더
answer-searched = 검색한 내용: { $query }
# Stands above sentences of different articles that give different numbers or dates, each on a line with its day.
answer-disagree = 기사마다 다르게 전합니다:
