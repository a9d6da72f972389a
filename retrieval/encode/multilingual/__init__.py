"""multilingual-e5-small out of its 4-bit file: reading it, its tokenizer, and running it in ONNX Runtime or PyTorch."""
