"""Behind ``faheng review``: one file, or many of them in processes of their own."""
