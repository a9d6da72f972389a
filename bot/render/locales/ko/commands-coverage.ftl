command-coverage = 기사요청
    .description = 사람들이 추가를 요청한 내용
command-coverage-list = 목록
    .description = 요청이 많은 순서로 보여 줘요.
command-coverage-close = 닫기
    .description = 요청을 목록에서 삭제해요.
option-coverage-close-number = 번호
    .description = 목록에 있는 번호
