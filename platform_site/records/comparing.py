"""Two versions of a field, old beside new: lists as the terms that came and went, nothing where nothing stood."""

from django.utils.timezone import localtime
from wagtail.admin.compare import FieldComparison, TextDiff, diff_text


class TermListComparison(FieldComparison):
    def htmldiff(self):
        return diff_text("；".join(self.val_a or []), "；".join(self.val_b or [])).to_html()


class NumberComparison(FieldComparison):
    def htmldiff(self):
        values = (("deletion", self.val_a), ("addition", self.val_b))
        return TextDiff([(kind, self.text(value)) for kind, value in values if value is not None]).to_html()

    def text(self, value) -> str:
        return str(value)


class MomentComparison(NumberComparison):
    def text(self, value) -> str:
        return f"{localtime(value):%Y-%m-%d %H:%M}"
