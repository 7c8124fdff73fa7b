"""预算管理一体化平台: targets out in its columns, and its exports in again.

The columns are those of the platform's indicator rows: direction, nature, target, unit,
points. A value goes out in parts only if the parts read as the same value again.
"""
