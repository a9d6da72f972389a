# What is stored about people.

privacy-kept = 保存しているもの: { $items }。
privacy-receipts = 回答の記録{ $count }件
privacy-feedback = ご意見{ $count }件
privacy-requests = フォロー中または記事の追加を依頼した質問{ $count }件
privacy-links = 投稿したリンク{ $count }件
privacy-receipt-holds = 回答の記録には、質問、その前のやりとり、回答と出典が含まれます。
privacy-how-long = 回答の記録は{ $days }日後、または質問を削除すると消えます。
privacy-nothing-on = 質問の内容は何も保存しません。回答にはボタンが付きません。
privacy-deleted = 削除しました: { $items }。
privacy-delete = 自分の記録を削除
privacy-nothing = 今後は何も保存しない
privacy-again = 記録の保存を再開する
# 二度目の確認とそのボタン。削除すると元に戻せない。
privacy-delete-sure = 保存している記録をすべて削除しますか？元に戻すことはできず、回答の下のボタンも使えなくなります。
privacy-nothing-sure = 保存している記録をすべて削除し、今後は何も保存しない設定にしますか？回答にボタンが付かなくなり、依頼された内容が見つかってもお知らせできません。
privacy-erase = はい、削除する
privacy-forget = はい、保存しない
privacy-back = いいえ、戻る
privacy-not-yours = これは別の方の画面です。ご自分の記録は { COMMAND("privacy") } で確認してください。
privacy-kept-none = 現在保存しているものはありません。
privacy-deeds = モデレーターとしての操作は、モデレーターの記録に残ります: { $deeds }件。
