"""What all formats of worksheets share: how a number shows, what is a table there."""
