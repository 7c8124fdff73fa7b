"""Official forms from packages: what a layout can hold, and how it is printed."""
