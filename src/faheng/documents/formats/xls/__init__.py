"""Excel workbooks of the years before 2007."""
