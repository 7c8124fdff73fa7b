"""What is typed into the pages of planning, checked before an action gets it."""
