"""Variables that look like settings and are none: what was mistyped changes nothing, and says nothing."""

import difflib

from bot.settings import Settings, variable_name, variables_set
from bot.terminal.doctor.checkup import Check


def check_variables(settings: Settings) -> Check:
    """Return a warning for each variable that nothing reads, with the one that it may be meant for."""
    known = [variable_name(name) for name in type(settings).model_fields]
    unknown = sorted(variables_set() - set(known))
    if not unknown:
        return Check("settings", True, "each variable is known")
    meant = {name: difflib.get_close_matches(name, known, n=1) for name in unknown}
    guesses = [f"{name} (is {near[0]} meant?)" if near else name for name, near in meant.items()]
    return Check("settings", True, f"no setting: {', '.join(guesses)}", "Correct the name, or leave it out.")
