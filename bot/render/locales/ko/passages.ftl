# /passages 명령어가 하는 말
passages-none = 맞는 대목을 찾지 못했어요. 다른 말로 찾거나 조건을 빼고 찾아보세요.
