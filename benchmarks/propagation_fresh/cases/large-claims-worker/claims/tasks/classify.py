from anthropic import APIStatusError

from .registry import task

BIG, SMALL = "claude-big-model", "claude-small-model"


def _prompt(text):
    return [{"role": "user", "content": text}]


@task
async def classify_claim(ctx, claim, headers):
    client = ctx["client"]
    try:
        answer = await client.messages.create(
            model=BIG, max_tokens=200, messages=_prompt(f"Classify: {claim}"), extra_headers=headers
        )
    except APIStatusError:
        answer = await client.messages.create(
            model=SMALL, max_tokens=200, messages=_prompt(f"Classify: {claim}"), extra_headers=ctx["owner"]
        )
    return answer.content[0].text


@task
async def extract_amount(ctx, claim, headers):
    answer = await ctx["client"].messages.create(
        model=SMALL, max_tokens=50, messages=_prompt(f"Amount in: {claim}"), extra_headers=headers
    )
    return answer.content[0].text
