"""What the interface takes and gives."""
