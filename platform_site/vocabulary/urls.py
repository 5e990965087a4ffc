from django.urls import path

from .models import AUTHORITIES
from .views import authority_page

app_name = "authorities"
urlpatterns = [
    path(f"{model.url_name}s/<str:code>/", authority_page, {"model": model}, name=model.url_name)
    for model in AUTHORITIES
]
