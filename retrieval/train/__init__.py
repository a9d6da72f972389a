"""Fit the weights and thresholds that `read` loads; needs the extra `train`."""
