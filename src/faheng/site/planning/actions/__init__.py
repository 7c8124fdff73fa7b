"""All writing of planning: each action checks, writes, records and tells in one transaction."""
