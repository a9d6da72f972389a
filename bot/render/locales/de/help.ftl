# Was /help sagt. Die Namen der Buttons sind die aus buttons.ftl.
help-asking = **Fragen** Erwähne mich und schreib deine Frage dazu, antworte auf eine meiner Antworten, schick mir eine Direktnachricht oder nimm { COMMAND("ask") }. Ich antworte mit Sätzen aus den Artikeln, jeder mit seiner Quelle. Was nicht in den Artikeln steht, sage ich dir auch.
help-filters = Mit { COMMAND("ask") } kannst du die Suche eingrenzen: auf ein Medium, auf einen ersten und einen letzten Tag oder auf den Stand an einem bestimmten Tag.
help-following = Frag weiter, indem du auf meine Antwort antwortest oder in den Thread schreibst, den ich geöffnet habe. Ich weiß, was vorher gesagt wurde.
help-following-mention = Frag weiter, indem du auf meine Antwort antwortest und die Erwähnung anlässt. Nach { COMMAND("ask") } und in einem Thread, den ich geöffnet habe, musst du mich außerdem erwähnen. Ich weiß, was vorher gesagt wurde.
help-buttons = **Buttons unter einer Antwort**
help-button-passages = **Textstellen**: was ich gelesen habe, Seite für Seite, Zitate in Fettschrift.
help-button-why = **Warum diese Antwort**: wonach ich gesucht habe, in welchem Stand der Sammlung und wie lange es gedauert hat. Von dort aus kannst du noch einmal fragen.
help-button-thumbs = **👍 👎**: ob die Antwort richtig war. Nach 👎 kannst du schreiben, was falsch war.
help-button-coverage = **Artikel wünschen**: Wenn ich nichts finde, erfährt die Moderation, was fehlt. Sobald es eine Antwort gibt, sage ich dir Bescheid.
help-commands = **Befehle**
help-menu = Bei einer Nachricht: Apps → **{ $name }**
help-privacy = Ansehen oder löschen, was ich von dir speichere: { COMMAND("privacy") }.
