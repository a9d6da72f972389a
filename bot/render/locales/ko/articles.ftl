# 기사 카드의 항목 이름
articles-publisher = 매체
articles-published = 발행일
articles-author = 글쓴이
articles-language = 언어
articles-length = 길이
articles-reading = 읽은 방법
articles-source = 출처
articles-posted = 올린 사람
articles-link = 링크
articles-words = { $count }단어
articles-characters = { $count }자
articles-none = 그런 제목의 기사가 없어요. 입력할 때 나오는 목록에서 골라 주세요.
