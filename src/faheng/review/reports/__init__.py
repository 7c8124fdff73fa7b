"""A review as text, as a page to print, and as a SARIF log."""
