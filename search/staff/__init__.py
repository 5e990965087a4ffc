"""The search in the admin: what `tending` keeps is edited, tried and reported on here. Nothing below knows of it."""
