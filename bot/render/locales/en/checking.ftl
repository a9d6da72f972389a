# What "Check against the corpus" says: a verdict before each sentence of a message.
checking-found = Found:
checking-contradicted = Contradicted:
checking-not-found = Not found:
checking-meaning = Not found means that none of my articles says it with these figures and names, not that it is wrong.
checking-nothing = There is no sentence in this message that I could look up.
