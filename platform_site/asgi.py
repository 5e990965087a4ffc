"""ASGI entry point."""

import os

from django.core.asgi import get_asgi_application

from search.text.warming import warm

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "platform_site.settings.production")

application = get_asgi_application()
warm()
