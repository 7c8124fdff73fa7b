"""What the interface writes itself; all else is done by the actions of the pages."""
