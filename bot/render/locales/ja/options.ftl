# 情報源にできない理由
options-publisher = { $value } は媒体の名前ではありません
options-language = { $value } は言語ではありません。en、ko、ja のようなコードで指定してください
options-patterns = { $field } には{ $most }字までのパターンを{ $count }件まで指定できます
options-no-patterns = { $field } には */politics/* のようなパターンの一覧を指定してください
options-number = { $field } には1から{ $most }までの整数を指定してください
options-kind = 情報源の種類は { $known } のどれかです。{ $kind } はありません
options-unknown = 情報源に { $names } という項目はありません
options-lacking = 情報源には種類（kind）と場所（location）が必要です
options-path = { $source } はフォルダーやファイルの絶対パスではありません
options-path-utf8 = { $source } はUTF-8ではありません。名前を変えてください
options-address = { $source } はURLではありません
options-no-location = 情報源が指定されていません。フォルダーかファイルを指定してください
options-no-path = { $source } はフォルダーやファイルのパスではありません
options-unopened = まずURLを情報源として追加してください: footnote sources add ADDRESS
