"""Files people hand in: what they are called, what they are, where they are kept."""
