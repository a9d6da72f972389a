# Wo der Bot antwortet und wem.

channels-mode-off = nie
channels-mode-mention = wenn ich erwähnt werde
channels-mode-all = auf jede Frage
channels-mode-thread = in einem eigenen Thread
channels-set = Antworten in { $channel }: { $mode }. Das gilt auch für die Threads dieses Kanals.
channels-needs-intent = Dafür ist der Message Content Intent nötig. Schalte ihn im Entwicklerportal von Discord ein (Bot) und setze FOOTNOTE_MESSAGE_CONTENT=true. Bis dahin sehe ich nur Nachrichten, die mich erwähnen.
channels-lacking = Dort fehlen mir diese Berechtigungen: { $permissions }.
channels-no-text-channel = Wähl einen Text-, Forum-, Sprach- oder Bühnenkanal aus.
channels-default = Alle anderen Kanäle: nur wenn ich erwähnt werde.
channels-line = { $channel }: { $mode }
channels-allowed = { $who } darf Fragen stellen. Wem das nicht erlaubt wurde, der darf es nicht.
channels-denied = { $who } darf keine Fragen stellen.
channels-cleared = Die Regel für { $who } ist entfernt.
channels-allowed-channel = Ich antworte in { $who } und in keinem Kanal, für den es nicht erlaubt wurde.
channels-denied-channel = Ich antworte nicht in { $who }.
channels-cleared-channel = Die Regel für { $who } ist entfernt.
channels-nobody = Wähl eine Rolle, ein Mitglied oder einen Kanal aus.
channels-forum = In einem Forum antworte ich auf jeden neuen Post einmal, im Post selbst; danach, wenn mich jemand erwähnt oder auf mich antwortet. Die Tags „{ posts-tag-answered }“, „{ posts-tag-needs-coverage }“ und „{ posts-tag-solved }“ setze ich, wenn es sie im Forum gibt und ich die Berechtigung „{ permissions-manage-threads }“ habe.
