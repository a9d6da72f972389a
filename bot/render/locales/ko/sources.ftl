# /sources 명령어가 하는 말
sources-head = **기사 { $articles }건**, 매체 { $publishers }곳
sources-span = 발행 기간: { $span }
sources-snapshot = 스냅샷 { $snapshot }, { $age } 만듦
sources-refreshed = 마지막 새로고침: { $age }
sources-refresh-failed = 마지막 새로고침: { $age } (실패)
sources-articles = 기사 { $count }건
sources-nobody = 매체 표시 없음
sources-undated = 날짜 없음 { $count }건
sources-more = … 그 밖에 매체 { $publishers }곳 (기사 { $articles }건)
