"""Classical test theory: reliability, items, factors, test and retest. See docs/methods/reliability.md, retest.md."""
