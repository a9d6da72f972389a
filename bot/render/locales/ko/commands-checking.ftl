command-check-against-the-corpus = 자료와 대조
