"""What makes a claim say more, or other, than its evidence: a module a kind, composed by `retrieval.cite.support`."""
