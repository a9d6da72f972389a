command-timeline = 연표
    .description = 한 주제를 다룬 기사를 날짜순으로, 그래프와 함께 보여 줘요.
option-timeline-subject = 주제
    .description = 사람, 장소, 사건, 사물
option-timeline-private = 나만보기
    .description = 나에게만 보여 줘요.
