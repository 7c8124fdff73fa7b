"""A review as text and as a page to print."""
