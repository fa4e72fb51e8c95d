from . import _client
from ._headers import HEADERS as _DEFAULT


def ask(text, headers=_DEFAULT):
    return _client.client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def ask_bare(text):
    return ask(text, headers={})
