"""The machine interface."""

from ninja import NinjaAPI

api = NinjaAPI(title="Culture platform", version="1")
