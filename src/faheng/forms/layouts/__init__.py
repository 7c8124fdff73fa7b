"""One folder a layout: its evidence and labels as data, and its reader."""
