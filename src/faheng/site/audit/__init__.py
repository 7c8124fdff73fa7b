"""What was done, by whom, when: append-only, sealed in one hash chain a bureau."""
