"""Words for people: messages from the catalogues, errors, answer pages and lists, within Discord's limits."""
