"""Floor 5: coded rules judge packages."""
