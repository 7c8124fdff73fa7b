"""The pages of accounts, people and bureaus."""
