"""Benchmarks against named rivals, run by `bin/bench`."""
