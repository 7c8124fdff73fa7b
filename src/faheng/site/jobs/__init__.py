"""Long work in the background, with progress, that a restart or a kill does not lose."""
