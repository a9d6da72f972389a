"""What a chat model's failure comes to: whether another way to ask may do better, and a sentence for a person."""

REFUSED = (400, 422)


def is_refusal(error: Exception) -> bool:
    """Tell whether a server doesn't want what it was asked with; some say so with a status of their own."""
    status = status_of(error)
    return status in REFUSED or (status is not None and "tool" in str(error).lower())


def status_of(error: BaseException) -> int | None:
    """Return the HTTP status that a provider's error carries, None where it has none."""
    found = getattr(error, "status_code", None) or getattr(getattr(error, "response", None), "status_code", None)
    return found if isinstance(found, int) else None


def failure_in_words(error: BaseException, seconds: float, *, begun: bool) -> str:
    """Return what a person is told of a failure, none of it the server's own words."""
    status = status_of(error)
    if isinstance(error, TimeoutError) or "Timeout" in type(error).__name__:
        return f"The chat model took longer than {round(seconds, 1):g} seconds."
    if status in (401, 403):
        return "The chat model refuses the key that it is given."
    if status == 404:
        return "The chat model is not known to its server."
    if status == 429:
        return "The chat model is asked too often just now, or its quota is used up."
    if status is not None:
        return f"The chat model {'is down' if status >= 500 else 'refuses the request'} (status {status})."
    if not begun and ("Connect" in type(error).__name__ or isinstance(error, ConnectionError)):
        return "The chat model can't be reached."
    return "The chat model broke off."
