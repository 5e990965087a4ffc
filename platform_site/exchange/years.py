"""Years out of what sources write; see `platform_site.records.dates`, which reads them."""

from platform_site.records.dates import first_year, last_year, parse_years

__all__ = ["first_year", "last_year", "parse_years"]
