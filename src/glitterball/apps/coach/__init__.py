"""The message coach as a page: a draft travels in the page alone and is gone when it closes."""
