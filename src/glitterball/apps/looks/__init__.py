"""The name and the sign that a tab shows: our own, or a plain one that somebody chose on this device."""
