"""Which authority a written name may mean: candidates with reasons, and the decision of a person."""
