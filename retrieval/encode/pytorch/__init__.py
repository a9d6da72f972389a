"""Models in PyTorch, for those that aren't a plain BERT and for whoever wants one."""
