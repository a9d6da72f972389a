"""How many there are of a thing, in words."""


def counted(count: int, thing: str) -> str:
    """Return a count with a thing's name, given in the singular."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"
