"""The REST interface: what people do on the pages, for programs with a token."""
