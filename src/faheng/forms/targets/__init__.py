"""What the readers of target declarations and self-evaluations share."""
