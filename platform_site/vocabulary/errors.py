"""What cannot be done with authorities, in words for whoever asked."""


class AuthorityRefused(ValueError):
    """The deed was not done; the message says why and what to do instead."""
