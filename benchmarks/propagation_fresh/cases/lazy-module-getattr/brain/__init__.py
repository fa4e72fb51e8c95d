"""`client` is made when it is first asked for (PEP 562)."""
from .labels import headers


def __getattr__(name):
    if name == "client":
        from anthropic import Anthropic
        made = Anthropic(default_headers={"x-team-id": "brain", "x-environment": "prod"})
        globals()[name] = made
        return made
    raise AttributeError(name)
