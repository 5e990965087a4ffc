"""The peer: the same records under Wagtail's own search, in an installation of its own."""
