from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import anthropic

    from collections.abc import Mapping


class Headers(Protocol):
    def __call__(self, cid: str) -> Mapping[str, str]: ...


class Notary:
    def __init__(self, sdk: anthropic.Anthropic, headers: Headers) -> None:
        self.sdk, self.headers = sdk, headers

    def certify(self, deed: str, cid: str) -> anthropic.types.Message:
        return self.sdk.messages.create(model="claude-sonnet-4-0", max_tokens=6, extra_headers=self.headers(cid),
                                        messages=[{"role": "user", "content": deed}])

    def draft(self, deed: str) -> anthropic.types.Message:
        return self.sdk.messages.create(model="claude-sonnet-4-0", max_tokens=6,
                                        messages=[{"role": "user", "content": deed}])


def headers(cid):
    return {"x-team-id": "notary", "x-cost-center": "cc-52", "x-service": "deeds", "x-environment": "prod", "x-correlation-id": cid}


def main():
    import anthropic

    notary = Notary(anthropic.Anthropic(), headers)
    notary.certify("house", "d-1")
    notary.draft("flat")
