"""The demonstration: our own sample files, reviewed, on a page of the local machine."""
