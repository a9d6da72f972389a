# 言語モデルが回答を書けなかった、または書き終えなかった理由。$whyは先の文の一つ。
writing-slow = 言語モデルの応答に{ $seconds }秒以上かかりました。
writing-key-refused = 言語モデルが、渡されたキーを拒否しています。
writing-no-model = サーバーはその言語モデルを知りません。
writing-too-often = 今は言語モデルへの問い合わせが多すぎるか、利用枠を使い切っています。
writing-down = 言語モデルが停止しています（ステータス { $status }）。
writing-refused = 言語モデルが要求を拒否しています（ステータス { $status }）。
writing-unreachable = 言語モデルに接続できません。
writing-broke-off = 言語モデルが途中で切れました。
writing-left-alone = 言語モデルが続けて何度か失敗しました。{ $seconds }秒間は使いません。
writing-malformed = 言語モデルは求められた形式で答えませんでした。
writing-too-long = 言語モデルはトークンの上限を超えて書きました。
writing-no-room = トークンの上限のため、言語モデルに該当箇所を渡す余地がありません。
writing-unverified = 言語モデルが書いたことは、何も確認できませんでした。
writing-partial = { $why } 回答に抜けがあるかもしれません。
writing-own-words = { $why } 代わりに記事の文で答えています。
