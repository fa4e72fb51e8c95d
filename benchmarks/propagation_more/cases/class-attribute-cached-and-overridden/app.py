"""cached_property and a class attribute that one instance shadows; type(self) reads past it."""
from functools import cached_property

import anthropic


class Judge:
    tags = {"x-team-id": "jd", "x-cost-center": "cc-352", "x-service": "judge", "x-environment": "prod"}

    def __init__(self, tags=None):
        if tags is not None:
            self.tags = tags

    @cached_property
    def sdk(self):
        return anthropic.Anthropic(default_headers={"x-correlation-id": "judge"})

    def rate(self, text):
        return self.sdk.messages.create(model="claude-sonnet-4-0", max_tokens=1, extra_headers=self.tags,
                                        messages=[{"role": "user", "content": text}])

    def rate_by_class(self, text):
        return self.sdk.messages.create(model="claude-sonnet-4-0", max_tokens=1, extra_headers=type(self).tags,
                                        messages=[{"role": "user", "content": text}])


def main():
    Judge().rate("a")
    blind = Judge(tags={"x-team-id": "jd"})
    blind.rate("b")
    blind.rate_by_class("b")
