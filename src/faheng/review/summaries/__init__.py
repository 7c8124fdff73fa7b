"""Many reviews as one: what each file has, what recurs, what two files disagree on."""
