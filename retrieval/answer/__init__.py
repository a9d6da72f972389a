"""From a question to an answer: the engine, its evidence, fact checks and timelines."""
