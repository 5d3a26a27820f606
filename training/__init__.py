"""What makes the assets that ship: run by a developer, never by the product."""
