# What is kept of people.

privacy-kept = 保存しているもの: 回答の記録 { $receipts }件、ご意見 { $feedback }件、記事の依頼 { $requests }件。回答の記録には質問、その前のやりとり、回答と出典が含まれます。
privacy-how-long = 回答の記録は{ $days }日後、または質問を削除すると消えます。
privacy-nothing-on = 質問の内容は何も保存しません。回答にはボタンが付きません。
privacy-deleted = 削除しました: 回答の記録 { $receipts }件、ご意見 { $feedback }件、記事の依頼 { $requests }件。
privacy-delete = 自分の記録を削除
privacy-nothing = 今後は何も保存しない
privacy-again = 再び記録を保存する
