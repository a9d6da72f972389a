command-digest = 새기사
    .description = 최근에 들어온 기사를 주제별로 보여 줘요.
option-digest-period = 기간
    .description = 언제부터인지
choice-digest-period-day = 하루
choice-digest-period-week = 일주일
option-digest-private = 나만보기
    .description = 나에게만 보여 줘요.
