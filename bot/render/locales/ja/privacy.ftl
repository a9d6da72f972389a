# What is kept of people.

privacy-kept = 保存しているもの: 回答の記録 { $receipts }件、ご意見 { $feedback }件、記事の依頼 { $requests }件。回答の記録には質問、その前のやりとり、回答と出典が含まれます。
privacy-how-long = 回答の記録は{ $days }日後、または質問を削除すると消えます。
privacy-nothing-on = 質問の内容は何も保存しません。回答にはボタンが付きません。
privacy-deleted = 削除しました: 回答の記録 { $receipts }件、ご意見 { $feedback }件、記事の依頼 { $requests }件。
privacy-delete = 自分の記録を削除
privacy-nothing = 今後は何も保存しない
privacy-again = 再び記録を保存する
# 二度目の確認とそのボタン。削除すると元に戻せない。
privacy-delete-sure = 保存している記録をすべて削除しますか？元に戻すことはできず、回答の下のボタンも使えなくなります。
privacy-nothing-sure = 保存している記録をすべて削除し、今後は何も保存しませんか？回答にボタンが付かなくなり、依頼された内容が見つかってもお知らせできません。
privacy-erase = はい、削除する
privacy-forget = はい、保存しない
privacy-back = いいえ、戻る
privacy-not-yours = これは別の方の画面です。ご自分の記録は /プライバシー コマンドで確認してください。
privacy-kept-none = 現在保存しているものはありません。
privacy-deeds = モデレーターとしてコーパスに行ったこと、行おうとしたことは、モデレーターの記録に残ります: { $deeds }件。
