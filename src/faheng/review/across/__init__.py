"""Which other files a file may be held against, and where they meet."""
