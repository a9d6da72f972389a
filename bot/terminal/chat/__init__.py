"""One question after another: `footnote chat`."""
