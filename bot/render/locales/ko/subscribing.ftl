subscribing-kind-files = 폴더
subscribing-kind-page = 페이지
subscribing-kind-feed = 피드
subscribing-kind-sitemap = 사이트맵
subscribing-added = 이제 새로 고칠 때마다 읽는 { $kind }: { $url }
subscribing-options = 이미 읽고 있는 출처예요. 옵션만 바꿨어요 ({ $kind }): { $url }
subscribing-announces = 이 페이지에는 피드가 있어요. 이것을 찾으셨나요? { $feeds }
subscribing-remove-ask =
    { $articles ->
        [0] { $source }을(를) 그만 읽을까요? 여기서 온 기사는 없어요.
       *[other] { $source }을(를) 그만 읽을까요? 여기서 온 기사가 { $articles }건 있어요. 기사도 삭제할까요, 그대로 둘까요?
    }
subscribing-is-set = 봇 운영자의 설정에 있는 출처라서 거기서만 삭제할 수 있어요.
subscribing-unsubscribed = 이제 { $source }을(를) 읽지 않아요. 기사는 그대로 있어요.
subscribing-forgetting = 출처를 삭제하는 중
subscribing-forgotten =
    { $count ->
        [0] 이제 { $source }을(를) 읽지 않아요. 여기서 온 기사는 없었어요.
       *[other] 이제 { $source }을(를) 읽지 않아요. 기사 { $count }건을 삭제했어요. 되돌리는 명령어: { COMMAND("corpus rollback") }
    }
subscribing-none = 아직 출처가 없어요. 추가하는 명령어: { COMMAND("corpus source add") }
subscribing-terminal = 터미널에서 설정함
subscribing-kind-sample = 샘플 기사
subscribing-left = 더는 읽지 않음
subscribing-read = { $age } 읽음
subscribing-error = 지난번: { $why }
subscribing-test = 유형: { $kind }. 읽게 될 처음 { $count }건이에요. 저장하지는 않아요.
subscribing-no-feeds = 피드가 하나도 없어요.
subscribing-too-many = 피드가 { $count }개 있는데 한 번에 { $most }개까지 받아요. 파일을 나눠 주세요.
subscribing-import-ask = 피드가 { $count }개 있어요. 모두 구독할까요?
subscribing-imported = 구독했어요. { $count }개 중 { $new }개가 새로 추가됐어요.
subscribing-export = 피드 { $count }개예요.
