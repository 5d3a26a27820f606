"""Getting away, and what to do where there is fear."""
