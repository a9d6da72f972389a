# 그 밖에 터미널 명령을 막는 것.
terminal-one-question = `footnote ask "..."`처럼 질문 하나를 주거나, --batch로 질문 파일을 주세요.
terminal-nobody-to-ask = { $what } 여기서는 물어볼 사람이 없어요. 하려면 --yes를 써 주세요.
terminal-no-source = { $source }은(는) 이 자료의 출처가 아니에요. `footnote sources list`에서 확인해 주세요.
terminal-no-corpus = { $folder }에는 답할 자료가 없어요. `footnote refresh FOLDER`로 기사 폴더를, `footnote refresh`로 샘플 기사를 읽거나, --data-dir로 다른 데이터 폴더를 지정해 주세요.
terminal-no-sources = 읽을 출처가 없어요. `footnote refresh FOLDER`로 폴더를 읽거나, `footnote sources add sample`로 샘플 기사를 다시 가져올 수 있어요.
terminal-source-set = { $source }: FOOTNOTE_SOURCES에 적혀 있어서 거기서만 뺄 수 있어요.
terminal-unreadable = { $source }: { $why }.
terminal-unimported = { $file }을(를) 가져올 수 없어요: { $why }.
terminal-unreachable = { $server }에 연결할 수 없어요 ({ $problem }).
terminal-no-vectors = 대목 { $chunks }개 중 { $count }개에 벡터가 없어요. `footnote refresh --rebuild`를 실행해 주세요.
terminal-unindexed = 대목 { $chunks }개 중 { $count }개만 단어로 색인돼 있어요. `footnote refresh --rebuild`를 실행해 주세요.
terminal-no-discord = Discord에 연결할 수 없어요 ({ $error }). 잠시 뒤에 다시 해 주세요.
terminal-discord-closed = Discord가 연결을 아예 끊었어요 (코드 { $code }).
terminal-no-simcord = 미리 보기에는 simcord 패키지가 필요해요: pip install "footnote[preview]".
terminal-preview-port = { $port }번 포트를 쓸 수 없어요 ({ $problem }). --port로 다른 포트를 골라 주세요.
terminal-ask-doctor = { $why } 해결 방법 확인: `footnote doctor`
