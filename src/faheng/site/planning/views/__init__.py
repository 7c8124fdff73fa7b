"""The pages of planning, by what they are about."""
