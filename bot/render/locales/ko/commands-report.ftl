command-report = 보고
    .description = 이번 주에 답하지 못한 질문과 도움이 될 링크를 보여 줘요.
option-report-weekly = 매주
    .description = 이제부터 이 채널에 매주 올리거나, 그만 올려요.
