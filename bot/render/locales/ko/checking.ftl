# What "Check against the corpus" says: a verdict before each sentence of a message.
checking-found = 확인됨:
checking-contradicted = 기사와 다름:
checking-not-found = 찾지 못함:
checking-meaning = 찾지 못함은 제가 가진 기사에 그런 수치와 이름의 내용이 없다는 뜻이며, 틀렸다는 뜻은 아니에요.
checking-nothing = 이 메시지에는 찾아볼 수 있는 문장이 없어요.
