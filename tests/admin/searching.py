"""The addresses of the search in the admin, about a row of each of its lists."""

from django.urls import reverse

from search.models import Document
from search.tending.models import JudgedQuery, Promotion, StopPhrase, SynonymGroup

from .addresses import names_in

LISTS = ("index", "index_results", "add", "preview")  # addresses about no one row


def search_addresses() -> dict[str, str]:
    rows = {
        "synonyms": SynonymGroup.objects.create(words="甲骨文\n卜辞"),
        "stops": StopPhrase.objects.create(phrase="劳驾"),
        "promotions": Promotion.objects.create(words="青花"),
        "judged": JudgedQuery.objects.create(query="青花"),
    }
    found = {}
    for name, row in rows.items():
        for address in names_in(f"search_{name}"):
            kwargs = {} if address in LISTS else {"pk": row.pk}
            found[f"search {name}:{address}"] = reverse(f"search_{name}:{address}", kwargs=kwargs)
    for address in names_in("search_reports"):
        found[f"search reports:{address}"] = reverse(f"search_reports:{address}")
    for address in names_in("search_resources"):
        kwargs = {"pk": Document.objects.values_list("pk", flat=True).first()} if address == "chosen" else {}
        found[f"search resources:{address}"] = reverse(f"search_resources:{address}", kwargs=kwargs)
    return found
