"""What a chat model's failure comes to: whether another way to ask may do better, and why it failed."""

from corpus.errors import Reason

REFUSED = (400, 422)


def is_refusal(error: Exception) -> bool:
    """Return whether a server doesn't want what it was asked with; some say so with a status of their own."""
    status = status_of(error)
    return status in REFUSED or (status is not None and "tool" in str(error).lower())


def status_of(error: BaseException) -> int | None:
    """Return the HTTP status that a provider's error carries, None where it has none."""
    found = getattr(error, "status_code", None) or getattr(getattr(error, "response", None), "status_code", None)
    return found if isinstance(found, int) else None


def reason_of_failure(error: BaseException, seconds: float, *, begun: bool) -> Reason:
    """Return why a call failed, none of it in the server's own words."""
    status = status_of(error)
    if isinstance(error, TimeoutError) or "Timeout" in type(error).__name__:
        return Reason("writing-slow", seconds=f"{round(seconds, 1):g}")
    if status in (401, 403):
        return Reason("writing-key-refused")
    if status == 404:
        return Reason("writing-no-model")
    if status == 429:
        return Reason("writing-too-often")
    if status is not None:
        return Reason("writing-down" if status >= 500 else "writing-refused", status=str(status))
    if not begun and ("Connect" in type(error).__name__ or isinstance(error, ConnectionError)):
        return Reason("writing-unreachable")
    return Reason("writing-broke-off")
