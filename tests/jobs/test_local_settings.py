"""The first start says nothing that nobody can do anything about."""

import os
import subprocess
import sys

START = "import django; django.setup(); from django.core.handlers.wsgi import WSGIHandler; WSGIHandler()"


def test_a_fresh_clone_starts_without_a_warning(tmp_path):
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "platform_site.settings.local", "VAR_DIR": str(tmp_path)}
    for server in ("DATABASE_URL", "ELASTICSEARCH_URL", "REDIS_URL", "S3_ENDPOINT", "MEDIA_BUCKET"):
        env.pop(server, None)
    started = subprocess.run([sys.executable, "-c", START], env=env, capture_output=True, text=True, check=True)
    assert "Warning" not in started.stderr
