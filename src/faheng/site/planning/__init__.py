"""Projects and their targets by year: declared, reviewed, signed, approved, changed."""
