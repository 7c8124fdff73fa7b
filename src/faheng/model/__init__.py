"""Floor 2: what a budget year is made of, as frozen values."""
