"""One folder a family, one module a rule, named by its code."""
