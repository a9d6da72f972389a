# チャットモデルが回答を書けなかった、または書き終えなかった理由。$whyは先の文の一つ。
writing-slow = チャットモデルの応答に{ $seconds }秒以上かかりました。
writing-key-refused = チャットモデルが、渡されたキーを拒否しています。
writing-no-model = サーバーはそのチャットモデルを知りません。
writing-too-often = 今はチャットモデルへの問い合わせが多すぎるか、利用枠を使い切っています。
writing-down = チャットモデルが停止しています（ステータス { $status }）。
writing-refused = チャットモデルが要求を拒否しています（ステータス { $status }）。
writing-unreachable = チャットモデルに接続できません。
writing-broke-off = チャットモデルが途中で切れました。
writing-left-alone = チャットモデルが続けて何度か失敗しました。{ $seconds }秒間は使いません。
writing-malformed = チャットモデルは求められた形式で答えませんでした。
writing-too-long = チャットモデルはトークンの上限を超えて書きました。
writing-no-room = トークンの上限のため、チャットモデルに段落を渡す余地がありません。
writing-unverified = チャットモデルが書いたことは、何も確認できませんでした。
writing-partial = { $why } 回答に抜けがあるかもしれません。
writing-own-words = { $why } 代わりに記事の文で答えています。
