import os

import requests

URL = os.environ["LLM_GATEWAY_URL"]


class TaggedSession(requests.Session):
    """A session that adds the owner to each request."""

    def __init__(self, owner):
        super().__init__()
        self.owner = owner

    def request(self, method, url, **kwargs):
        headers = dict(kwargs.pop("headers", None) or {})
        for name, value in self.owner.items():
            headers.setdefault(name, value)
        return super().request(method, url, headers=headers, **kwargs)


class BodyTagger:
    """Older services put the owner into the body."""

    def __init__(self, owner):
        self.metadata = {name.removeprefix("x-").replace("-", "_"): value for name, value in owner.items()}

    def body(self, text, **more):
        return {"model": "gpt-4o-mini", "messages": [{"role": "user", "content": text}], "metadata": {**self.metadata, **more}}
