"""A page for whoever runs this server: whether it is well. It holds nothing of anybody."""
