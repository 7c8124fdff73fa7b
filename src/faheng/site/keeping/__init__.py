"""Backup and restore: everything of an installation in one file, and the proof of it."""
