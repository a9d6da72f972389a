# Posts in forums. The tags are those that moderators make in a forum, by these names.
posts-tag-answered = 답변됨
posts-tag-needs-coverage = 기사 필요
posts-tag-solved = 해결됨
posts-solved = 해결된 것으로 표시했어요.
posts-no-tag = 표시하지 못했어요. 포럼에 “{ posts-tag-solved }” 태그가 있어야 하고 저에게 “{ permissions-manage-threads }” 권한이 있어야 해요. 관리자에게 요청해 주세요.
# Stands below an answer. $link leads to an earlier answer in this server.
posts-asked-before = 전에 나온 질문이에요: { $link }
