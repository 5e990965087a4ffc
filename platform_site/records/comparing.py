"""Two versions of a list of terms, shown as the terms that came and went."""

from wagtail.admin.compare import FieldComparison, diff_text


class TermListComparison(FieldComparison):
    def htmldiff(self):
        return diff_text("；".join(self.val_a or []), "；".join(self.val_b or [])).to_html()
