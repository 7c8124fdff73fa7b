"""Floor 7: the site; the only floor that knows Django."""
