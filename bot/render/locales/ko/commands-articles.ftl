command-article = 기사
    .description = 기사의 출처와 첫머리를 보여 줘요.
option-article-title = 제목
    .description = 기사 제목 또는 제목에 든 말
option-article-private = 나만보기
    .description = 나에게만 보여 줘요.
