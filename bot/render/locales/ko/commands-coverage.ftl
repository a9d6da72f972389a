command-coverage = 보도요청
    .description = 사람들이 자료에서 찾지 못한 것
command-coverage-list = 목록
    .description = 요청이 많은 순서로 보여 줘요.
command-coverage-close = 닫기
    .description = 요청을 목록에서 빼요.
option-coverage-close-number = 번호
    .description = 목록에 있는 번호
