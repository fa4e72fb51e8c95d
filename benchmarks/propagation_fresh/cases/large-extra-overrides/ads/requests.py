import copy
import itertools

from .defaults import DEFAULTS

_serial = itertools.count(100)


def deep_merge(left, right):
    """`right` wins; mappings are merged."""
    out = copy.deepcopy(left)
    for key, value in right.items():
        if isinstance(value, dict) and isinstance(out.get(key), dict):
            out[key] = deep_merge(out[key], value)
        else:
            out[key] = value
    return out


class RequestFactory:
    def __init__(self, team):
        self.team = team

    def headers(self):
        return {
            "x-team-id": self.team,
            "x-cost-center": "cc-ads",
            "x-service": "campaigns",
            "x-environment": "prod",
            "x-correlation-id": f"ad-{next(_serial)}",
        }

    def chat(self, prompt, **extra):
        request = {
            **DEFAULTS,
            "messages": [{"role": "user", "content": prompt}],
            "extra_headers": self.headers(),
        }
        request.update(extra)
        return request

    def chat_merged(self, prompt, **extra):
        return deep_merge(self.chat(prompt), extra)
