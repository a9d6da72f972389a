command-sources = 자료
    .description = 어떤 기사가 있는지 매체와 날짜별로 보여 줘요.
