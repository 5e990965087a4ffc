"""WSGI entry point."""

import os

from django.core.wsgi import get_wsgi_application

from search.text.warming import warm

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "platform_site.settings.production")

application = get_wsgi_application()
warm()
