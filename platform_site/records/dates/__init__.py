"""Written dates: read to earliest and latest year with precision and EDTF, written back, found in a query."""

from .edtf_text import read_edtf, write_edtf
from .filling import fill_dates
from .formatting import format_edtf, format_range, format_reading, format_year, reign_years
from .parsing import first_year, last_year, parse, parse_years, read_date
from .reading import DateReading, DateWarning, Precision

__all__ = [
    "DateReading",
    "DateWarning",
    "Precision",
    "fill_dates",
    "first_year",
    "format_edtf",
    "format_range",
    "format_reading",
    "format_year",
    "last_year",
    "parse",
    "parse_years",
    "read_date",
    "read_edtf",
    "reign_years",
    "write_edtf",
]
