"""The files of models: where they are, fetched or installed, and whether they are the published ones."""
