"""Floor 4: the official arithmetic of self-evaluation and monitoring.

Pure functions: an evaluation and a day in, points, lights and the steps that led to
them out. What cannot be computed is ``None`` with the reason, never a guess.
"""
