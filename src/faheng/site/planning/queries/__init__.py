"""All reading of planning that is more than a line, by what is read."""
