import requests
from requests.adapters import HTTPAdapter


class OwnerAdapter(HTTPAdapter):
    def __init__(self, headers, **kw):
        self.owner = headers
        super().__init__(**kw)

    def add_headers(self, request, **kw):
        for name, value in self.owner.items():
            request.headers.setdefault(name, value)


def session(owner, *, retries=2):
    s = requests.Session()
    s.headers["Authorization"] = "Bearer k"
    for scheme in ("https://", "http://"):
        s.mount(scheme, OwnerAdapter(owner, max_retries=retries))
    return s
