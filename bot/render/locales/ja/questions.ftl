# 質問できない理由と、その直し方。
questions-empty = 質問が空です。内容を入力してください。
questions-too-long = 質問は{ $limit }文字までですが、{ $chars }文字あります。短くしてください。
    .terminal = 質問が{ $chars }文字あります。{ $limit }文字以内で質問してください。
questions-crossed-dates = { $first }から{ $last }までという期間はありません。開始日が終了日より後です。
    .terminal = { $since } { $first } が { $until } { $last } より後です。その間に掲載された記事はありません。
questions-no-publisher = 媒体名が空です。入力するか、外してください。
    .terminal = { $option } が空です。名前を入力するか、外してください。
# $saidは入力された内容。
questions-no-date = 「{ $said }」は日付ではありません。2016-03-22、2016-03、2016のように書いてください。
    .terminal = { $option } { $said } は日付ではありません。2016-03-22、2016-03、2016のように書いてください。
# $nameは入力された内容、$foundと$nearは名前の一覧。
questions-several-publishers = 「{ $name }」に当たる媒体が複数あります: { $found }。正式な名前を入力してください。
    .terminal = { $name } に当たる媒体が複数あります: { $found }。正式な名前を入力してください。
questions-no-publishers = 「{ $name }」の記事はありません。媒体名のある記事が一つもありません。
    .terminal = { $name } の記事はありません。媒体名のある記事が一つもありません。
questions-unknown-publisher = 「{ $name }」の記事はありません。次のような媒体があります: { $near }。
    .terminal = { $name } の記事はありません。次のような媒体があります: { $near }。
questions-misspelt-publisher = 「{ $name }」の記事はありません。もしかして: { $near }
    .terminal = { $name } の記事はありません。もしかして: { $near }
questions-names-more = { $names }、ほか{ $count }件
questions-not-one = 質問ではありません。各行に {"{"}"_id": "...", "text": "...", "turns": [...]{"}"} と書いてください。
