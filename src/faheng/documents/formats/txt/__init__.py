"""Plain text, and the tables that text extractors leave in it."""
