"""Floor 3: files become positioned pages, lines, tables and cells."""
