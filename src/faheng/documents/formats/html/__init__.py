"""Web pages, and the forms that office programs and business systems save as such."""
