"""A request id is the same for every call: a constant, or made once at import.

Why it matters: duplicates are recognised by this id. Where all requests share one, all but the first are taken for
retries of it: their cost is dropped from the books while the provider bills each of them.
An id made before a loop (or a comprehension) each turn of which is a request does the same. Attempts of one request
share its id, as they should: a loop that ends when a turn succeeds, and one whose variable is called `attempt`, `retry`
or the like, counts as such. A correlation id may join the turns.

Bad:

    import uuid
    from openai import OpenAI

    client = OpenAI(default_headers={"x-request-id": str(uuid.uuid4())})

    def answer(prompt: str) -> object:
        headers = {"x-correlation-id": str(uuid.uuid4())}
        return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)

Good:

    import uuid
    from openai import OpenAI

    client = OpenAI()

    def answer(prompt: str) -> object:
        headers = {"x-request-id": str(uuid.uuid4()), "x-correlation-id": str(uuid.uuid4())}
        return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)

Not covered: an object that is made after import, lives for more than one request and keeps an id; `while` loops.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.code.callsite import CallSite, Sent, SentKind
from checker.findings.model import Finding
from checker.policy.model import Policy
from checker.rules.base import Rule
from checker.rules.values import BOUNDARY, sent_as, way_of

OF_ONE_REQUEST = ("request_id",)  # what joins several requests may be shared by them


def check(site: CallSite, _policy: Policy) -> Iterator[Finding]:
    for kind in (SentKind.CONSTANT, SentKind.STATIC):
        for fact in sent_as(site, BOUNDARY, kind):
            yield Finding.fail(
                f"{site.target} sends the same {fact.field} with every request: {_how(fact)}",
                at=fact.at,
                evidence=way_of(site, fact),
                fix="make the id where the request begins, e.g. str(uuid.uuid4()) in the handler, and hand it on",
                fields=(fact.field,),
            )
    for fact in sent_as(site, OF_ONE_REQUEST, SentKind.SHARED):
        yield Finding.fail(
            f"{site.target} sends the same {fact.field} in each turn of a loop: {fact.text} is made before it",
            at=fact.at,
            evidence=way_of(site, fact),
            fix="make the id within the loop, e.g. str(uuid.uuid4()); what joins the turns is the correlation_id",
            fields=(fact.field,),
        )


def _how(fact: Sent) -> str:
    if fact.kind is SentKind.CONSTANT:
        return f'the constant "{fact.text}"'
    return f"{fact.text} is made once, not per request"


RULE = Rule(id="CP109", name="static-request-id", check=check)
