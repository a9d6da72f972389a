"""How Sphinx builds the documentation: `make docs`. Nothing is fetched, then or when the pages are read."""

project = "Footnote"
author = project_copyright = "Footnote contributors"

extensions = ["myst_parser"]
exclude_patterns = ["deploy", "pictures"]
nitpicky = True

myst_heading_anchors = 3  # `page.md#heading` works as it does where Markdown is shown without Sphinx

html_theme = "furo"
html_title = "Footnote"
html_copy_source = html_use_index = False
html_show_sourcelink = False
