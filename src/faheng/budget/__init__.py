"""Floor 4: whether money is enough for what it is to pay for."""
