"""Whether Hugging Face's hub has a model of some name: asked once, before its libraries try for minutes to fetch it."""

import logging
from pathlib import Path

from corpus.errors import EncoderError, Value

_PATIENCE_S = 5.0
_ORGANISATION = "sentence-transformers"  # whose models may be named without it


def check_fetchable(model: str, setting: str) -> None:
    """Ask the hub for a model that is no folder here and was never fetched.

    Raises EncoderError, naming the setting, where the hub has none of that name, or can't be reached.
    """
    import httpx
    from huggingface_hub import constants, get_token

    logging.getLogger("huggingface_hub").handlers.clear()  # or each of its lines comes twice
    names = [model] if "/" in model else [model, f"{_ORGANISATION}/{model}"]
    if Path(model).expanduser().is_dir() or any(_was_fetched(name, constants.HF_HUB_CACHE) for name in names):
        return
    told: dict[str, Value] = {"model": repr(model), "setting": setting}
    if constants.is_offline_mode():
        raise EncoderError("encoder-hub-offline", **told)
    token = get_token()
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    told["hub"] = constants.ENDPOINT
    try:
        for name in names:
            url = f"{constants.ENDPOINT}/api/models/{name}"
            answer = httpx.get(url, headers=headers, timeout=_PATIENCE_S, follow_redirects=True)
            if answer.is_success:
                return
            if answer.is_server_error:
                raise EncoderError("encoder-hub-unreachable", **told, problem=f"HTTP {answer.status_code}")
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        problem = str(error) or type(error).__name__
        raise EncoderError("encoder-hub-unreachable", **told, problem=problem) from error
    raise EncoderError("encoder-no-such-model", **told)


def _was_fetched(name: str, cache: str) -> bool:
    return (Path(cache) / f"models--{name.replace('/', '--')}").is_dir()
