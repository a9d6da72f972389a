# /corpus log의 항목이 무엇에 관한 것인지.
log-now = 현재 { $snapshot }
log-dry-run = 모의 실행
log-moved = { $old } → { $new }
log-against-tests = 검증 질문 미통과
log-dismissed = 목록에서 삭제
log-job = 작업 { $number }
log-articles-kept = 기사는 그대로 둠
log-imported = 피드 { $count }개 중 { $new }개 새로 추가
log-channel = <#{ $channel }>에서
log-inbox-off = <#{ $channel }>에서는 안 함
log-nowhere = 알리지 않음
log-unforeseen = 예상하지 못한 오류
