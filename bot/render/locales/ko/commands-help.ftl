command-help = 도움말
    .description = 질문하는 방법과 그 밖의 기능을 알려 줘요.
