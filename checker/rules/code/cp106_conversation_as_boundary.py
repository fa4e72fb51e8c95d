"""A request names the id of a session, thread or conversation as its request or correlation id.

Why it matters: a conversation spans many requests, often of several teams and models. Requests that share an id look
like repetitions of one: they are taken out as duplicates, or cannot be told apart when a bill is disputed.

Bad:

    import uuid
    from openai import OpenAI

    def answer(client: OpenAI, session_id: str, prompt: str) -> object:
        headers = {"x-request-id": session_id, "x-correlation-id": str(uuid.uuid4())}
        return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)

Good:

    import uuid
    from openai import OpenAI

    def answer(client: OpenAI, session_id: str, prompt: str) -> object:
        headers = {"x-request-id": str(uuid.uuid4()), "x-correlation-id": str(uuid.uuid4())}
        headers["x-conversation-id"] = session_id
        return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)

Not covered: an id is told by its name (`session_id`, `thread.id`, `body["chat_id"]`); one that is put together with
something else, such as a turn's number, is fine.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.code.callsite import CallSite, SentKind
from checker.findings.model import Finding, Level
from checker.policy.model import Policy
from checker.rules.base import Rule
from checker.rules.values import BOUNDARY, sent_as, way_of


def check(site: CallSite, _policy: Policy) -> Iterator[Finding]:
    for fact in sent_as(site, BOUNDARY, SentKind.CONVERSATION):
        yield Finding.fail(
            f"{site.target} sends {fact.text}, a conversation's id, as {fact.field}",
            at=fact.at,
            evidence=way_of(site, fact),
            fix=f"make an id for each request, and send {fact.text} in a header of its own such as x-conversation-id",
            fields=(fact.field,),
        )


RULE = Rule(id="CP106", name="conversation-as-boundary", check=check, level=Level.WARNING)
