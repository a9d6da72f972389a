# Posts in forums. The tags are those that moderators make in a forum, by these names.
posts-tag-answered = answered
posts-tag-needs-coverage = needs coverage
posts-tag-solved = solved
posts-solved = Marked as solved.
posts-no-tag = I couldn't mark it: the forum needs a tag “{ posts-tag-solved }”, and I need the permission “{ permissions-manage-threads }”. Ask a moderator.
# Stands below an answer. $link leads to an earlier answer in this server.
posts-asked-before = Asked before: { $link }
