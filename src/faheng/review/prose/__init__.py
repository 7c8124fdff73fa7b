"""Reads the sentences of a budget narrative into statements that can be held to figures."""
