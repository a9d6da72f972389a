"""Words that a corpus lacks, corrected to words that it has where only one is plainly meant, by script."""
