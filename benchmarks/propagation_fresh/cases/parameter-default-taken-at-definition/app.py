"""A default is worked out when the function is made: before the name is filled, or the same dict for ever."""
from anthropic import Anthropic

RUN = ""
api = Anthropic()
BASE = {"x-team-id": "pd", "x-cost-center": "cc-46", "x-service": "pd", "x-environment": "prod"}


def early(text, run=RUN):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers={**BASE, "x-correlation-id": run},
                               messages=[{"role": "user", "content": text}])


def late(text, run=None):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3,
                               extra_headers={**BASE, "x-correlation-id": RUN if run is None else run},
                               messages=[{"role": "user", "content": text}])


RUN = "run-7"


def main():
    early("a")
    late("b")
    early("c", run="own")
