from django.core.management.base import BaseCommand, CommandError

from platform_site.venues.config import venue_by_slug, venues
from platform_site.venues.domain.review import THREE, TWO, set_review_steps, steps_of


class Command(BaseCommand):
    help = "Shows or sets a venue's steps to the public: 2 (edit, review) or 3 (edit, review, final review)."

    def add_arguments(self, parser):
        parser.add_argument("venue", nargs="?", default="", help="slug; without one all venues are shown")
        parser.add_argument("--steps", type=int, choices=[TWO, THREE])

    def handle(self, *args, **options):
        if not options["venue"]:
            for venue in venues():
                self.stdout.write(f"{venue.slug}: {steps_of(venue)}")
            return
        venue = venue_by_slug(options["venue"])
        if venue is None:
            raise CommandError(f"no venue has the slug {options['venue']}")
        if options["steps"]:
            set_review_steps(venue, options["steps"])
        self.stdout.write(f"{venue.slug}: {steps_of(venue)}")
