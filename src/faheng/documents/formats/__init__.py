"""One package a file format, independent of each other."""
