command-privacy = 개인정보
    .description = 보관하는 내용과 삭제 방법을 알려 줘요.
