"""Couples' statistics: actor and partner, common fate, guesses, growth, likeness. See docs/methods/couples.md."""
