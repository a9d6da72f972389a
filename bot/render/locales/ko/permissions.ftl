permissions-view-channel = 채널 보기
permissions-send-messages = 메시지 보내기
permissions-send-messages-in-threads = 스레드에서 메시지 보내기
permissions-create-public-threads = 공개 스레드 만들기
permissions-read-message-history = 메시지 기록 보기
permissions-embed-links = 링크 첨부
permissions-attach-files = 파일 첨부
permissions-manage-threads = 스레드 관리하기
