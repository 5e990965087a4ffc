"""What the records tell the search: the dates that a query names."""

from search import dates

from .dates.finding import dates_in

dates.register(dates_in)
