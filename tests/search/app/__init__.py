"""A tiny app whose rows search can find: the search room tested without any venue."""
