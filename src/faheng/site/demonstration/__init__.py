"""The demo bureau 示范区司法局: invented content, as plain data, the same every time."""
