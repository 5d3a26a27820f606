"""Does an item mean the same for different groups. Methods: docs/methods/differential-functioning.md."""
