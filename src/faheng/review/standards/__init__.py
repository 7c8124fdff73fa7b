"""Standards a file keeps without saying so: found from its figures, told when they hold."""
