"""PDF: characters and drawn rules become lines and grids, page by page."""
