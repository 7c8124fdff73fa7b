"""Floor 4: official forms, read from neutral documents into packages."""
