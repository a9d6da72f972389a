"""`python -m bot` is `footnote`."""

from bot.terminal.cli import main

if __name__ == "__main__":
    main()
