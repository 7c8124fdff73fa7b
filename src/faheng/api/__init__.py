"""Floor 6: one function a command; the only composer."""
