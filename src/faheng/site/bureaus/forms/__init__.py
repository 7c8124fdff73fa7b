"""What is typed on the pages of people and bureaus."""
