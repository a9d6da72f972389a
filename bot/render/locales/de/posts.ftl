# Beiträge in Foren heißen bei Discord Posts. Die Tags legt die Moderation im Forum unter diesen Namen an.
posts-tag-answered = beantwortet
posts-tag-needs-coverage = Artikel fehlt
posts-tag-solved = gelöst
posts-solved = Als gelöst markiert.
posts-no-tag = Das konnte ich nicht markieren: Im Forum muss es den Tag „{ posts-tag-solved }“ geben, und ich brauche die Berechtigung „{ permissions-manage-threads }“. Frag die Moderation.
# Steht unter einer Antwort. $link führt zu einer früheren Antwort auf diesem Server.
posts-asked-before = Schon einmal gefragt: { $link }
