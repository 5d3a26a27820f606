"""The joint picture: what each released, one side at a time, and the pages that both see while both have."""
