command-check-against-the-corpus = 말뭉치와 대조
