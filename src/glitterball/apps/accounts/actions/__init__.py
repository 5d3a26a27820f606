"""What a person can do about themselves here: begin, come back, lock, and leave for good."""
