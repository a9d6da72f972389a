"""Words for people: messages from the catalogues, errors, answer pages and cards, within Discord's limits."""
