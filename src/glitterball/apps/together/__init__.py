"""Ten minutes together: the joint picture turned page by page, on two phones or on one. Nobody is shown as here."""
