import httpx


class OwnerTransport(httpx.HTTPTransport):
    """Fills in what a request does not say itself."""

    def __init__(self, headers, **kwargs):
        super().__init__(**kwargs)
        self.headers = headers

    def handle_request(self, request):
        for name, value in self.headers.items():
            request.headers.setdefault(name, value)
        return super().handle_request(request)
