"""What a browser would send from the form on a page."""

from wagtail.test.utils.form_data import querydict_from_html


def filled_in(client, address: str, form_id: str = "w-editor-form", **changes):
    """The fields of the form at `address` as they stand there, with `changes`."""
    html = client.get(address).content.decode()
    data = querydict_from_html(html, form_id=form_id)
    for name, value in changes.items():
        data[name.replace("__", "-")] = value
    return data
