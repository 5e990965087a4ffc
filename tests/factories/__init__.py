"""Objects for tests: one module a room. What a test does not say, a factory fills in."""
