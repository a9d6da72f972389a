command-add-to-the-corpus = 자료에 추가
