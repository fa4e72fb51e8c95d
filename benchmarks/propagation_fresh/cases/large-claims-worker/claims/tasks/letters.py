from .registry import TASKS, task

MODEL = "claude-small-model"


@task
async def draft_letter(ctx, claim, headers):
    parts = []
    async with ctx["client"].messages.stream(
        model=MODEL,
        max_tokens=500,
        messages=[{"role": "user", "content": f"Letter for: {claim}"}],
        extra_headers=headers,
    ) as stream:
        async for text in stream.text_stream:
            parts.append(text)
    return "".join(parts)


async def translate_letter(ctx, letter, correlation_id):
    """Older than the decorator; it makes its own headers."""
    return await ctx["client"].messages.create(
        model=MODEL,
        max_tokens=500,
        messages=[{"role": "user", "content": letter}],
        metadata={"user_id": correlation_id},
        extra_headers=ctx["owner"] | {"x-correlation-id": correlation_id},
    )


TASKS["translate_letter"] = translate_letter
