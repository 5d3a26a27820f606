"""What somebody can do about being a couple here: invite, say yes, want no more links, narrow the end, separate."""
