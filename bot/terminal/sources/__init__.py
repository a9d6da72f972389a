"""Keep the list of sources: `footnote sources`."""
