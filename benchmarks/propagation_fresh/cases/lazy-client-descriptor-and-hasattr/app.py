from openai import OpenAI


class Lazy:
    def __init__(self, **headers):
        self._headers = headers

    @property
    def client(self):
        if not hasattr(self, "_client"):
            self._client = OpenAI(default_headers={"x-" + k.replace("_", "-"): v for k, v in self._headers.items()})
        return self._client

    def ask(self, text, **more):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=more)


OWNER = {"team_id": "lz", "cost_center": "cc-2042", "service": "lz", "environment": "prod"}
_shared = None


def shared():
    global _shared
    if _shared is None:
        _shared = Lazy(**OWNER, correlation_id="shared")
    return _shared


def main():
    shared().ask("a")
    shared().ask("b")
    Lazy(**OWNER).ask("c")
