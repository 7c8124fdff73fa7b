"""Word files of the years before 2007."""
