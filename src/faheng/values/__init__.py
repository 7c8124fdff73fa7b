"""Floor 0: money, units, periods, and the grammar of indicator values."""
