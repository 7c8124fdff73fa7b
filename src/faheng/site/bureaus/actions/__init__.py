"""Everything that changes people, roles, bureaus and sessions."""
