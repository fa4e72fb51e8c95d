import anthropic

from context import CallContext

_api = anthropic.Anthropic()


def complete(ctx: CallContext, prompt: str, *, model: str = "claude-sonnet-4-5") -> str:
    reply = _api.messages.create(
        model=model,
        max_tokens=256,
        messages=[{"role": "user", "content": prompt}],
        extra_headers=ctx.as_headers(),
    )
    return "".join(block.text for block in reply.content if block.type == "text")
