from django.core.management.base import BaseCommand

from platform_site.portal.seeding.city import seed_city
from platform_site.portal.seeding.people import PASSWORD


class Command(BaseCommand):
    help = "Fills the platform with the demo city: institutions, records, pictures, pages, accounts. Safe to run again."

    def add_arguments(self, parser):
        parser.add_argument("--size", type=int, help="at most so many records in all (default: all that are written)")

    def handle(self, *args, size=None, **options):
        city = seed_city(size=size, say=self.stdout.write if options["verbosity"] else lambda _line: None)
        self.stdout.write(f"{city.records} records, {city.pages} pages, {city.pictures} pictures.")
        self.stdout.write(f"Accounts (password {PASSWORD}):")
        for account in city.accounts:
            self.stdout.write(f"  {account.username:20} {account.title}")
