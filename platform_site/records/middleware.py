"""Who is at work in the admin, known for the whole of a request."""

from wagtail.log_actions import LogContext


class AdminUserMiddleware:
    """Wagtail knows the user while a view runs; most of a page is rendered after that, choosers of records included."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path.startswith("/admin/"):
            return self.get_response(request)
        with LogContext(user=request.user if request.user.is_authenticated else None):
            return self.get_response(request)
