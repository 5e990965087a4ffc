"""Nothing inline: a strict Content-Security-Policy holds because no template needs an exception from it."""

import re

from .rooms import files, name

INLINE = re.compile(
    r"""\sstyle\s*= | \son[a-z]+\s*=\s*["'] | <style\b | <script\b(?![^>]*\b(src|type="application/(ld\+)?json"))""",
    re.I | re.X,
)


def test_no_template_carries_inline_style_or_script():
    found = []
    for path in files(".html"):
        lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        found += [f"{name(path)}:{number} {line.strip()}" for number, line in lines if INLINE.search(line)]
    assert found == []


def test_a_public_page_says_what_it_may_load(client):
    policy = client.get("/healthz").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-inline" not in policy
    assert "object-src 'none'" in policy


def test_the_admin_builds_pages_and_has_no_such_policy(client, db):
    assert "Content-Security-Policy" not in client.get("/admin/login/").headers
