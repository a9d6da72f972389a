# 출처로 쓸 수 없는 이유
options-publisher = 매체 이름이 아니에요: { $value }
options-language = 언어가 아니에요: { $value }. en, ko, ja 같은 코드로 주세요
options-patterns = { $field }에는 { $most }자까지의 패턴을 { $count }개까지 쓸 수 있어요
options-no-patterns = { $field }에는 */politics/* 같은 패턴의 목록을 주세요
options-number = { $field }에는 1부터 { $most }까지의 정수를 주세요
options-kind = 출처의 종류는 { $known } 중 하나예요. { $kind }은(는) 없어요
options-unknown = 출처에 없는 항목이에요: { $names }
options-lacking = 출처에는 종류(kind)와 위치(location)가 있어야 해요
options-path = 폴더나 파일의 절대 경로가 아니에요: { $source }
options-path-utf8 = 이름이 UTF-8이 아니에요: { $source }. 이름을 바꿔 주세요
options-address = 주소가 아니에요: { $source }
options-no-location = 출처가 없어요. 폴더나 파일을 주세요
options-no-path = 폴더나 파일의 경로가 아니에요: { $source }
options-unopened = 먼저 주소를 출처로 추가해 주세요: footnote sources add ADDRESS
