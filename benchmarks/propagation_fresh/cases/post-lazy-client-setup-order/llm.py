from openai import OpenAI

_client = None
_headers = {}


def configure(**headers):
    global _client
    _headers.update({"x-" + k.replace("_", "-"): v for k, v in headers.items()})
    _client = None


def client():
    global _client
    if _client is None:
        _client = OpenAI(default_headers=dict(_headers))
    return _client
