# Questions that people follow. Stands before the answer that they get:
follow-news =
    News on a question that is followed here: { $question }
    To end this: { COMMAND("follow stop") }.
follow-on = I'll write to you when an article comes that answers: { $question }
follow-on-here = I'll say it in this channel when an article comes that answers: { $question }
follow-already = There is an answer already: see { COMMAND("ask") }. I'll tell you of what is new.
follow-not-yet = There is no answer yet.
follow-off = You no longer follow question { $number }.
follow-none = You follow no question from here. { COMMAND("follow question") } begins.
follow-line = { $number }. { $question } (by direct message)
follow-line-channel = { $number }. { $question } (in { $channel })
follow-line-once = { $number }. { $question } (coverage that you asked for, told once)
follow-unknown = You follow no question { $number } from here; see { COMMAND("follow list") }.
follow-too-many =
    { $most ->
        [one] You can follow one question at a time. End it with { COMMAND("follow stop") } to follow another.
       *[other] You can follow { $most } questions at a time. End one with { COMMAND("follow stop") } to follow another.
    }
follow-no-channel = There is no channel here to tell: leave “here” out, and I'll write to you.
follow-not-yours = You may not write in this channel, so I can't be made to: leave “here” out, and I'll write to you.
