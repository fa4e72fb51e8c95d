import itertools

import httpx

_numbers = itertools.count(1)


class TaggingTransport(httpx.BaseTransport):
    def __init__(self, tags, inner=None):
        self.tags = tags
        self.inner = inner or httpx.HTTPTransport()

    def handle_request(self, request):
        for name, value in self.tags.items():
            request.headers.setdefault(name, value)
        return self.inner.handle_request(request)

    def close(self):
        self.inner.close()


def add_correlation(request):
    request.headers["x-correlation-id"] = f"lab-{next(_numbers)}"
