"""Floor 1: what a regulation fixes, as dated data with sources."""
