"""Models in ONNX Runtime: a BERT written as a graph, in float32 or rounded to 8 bits."""
