"""The beta resource of the Anthropic SDK, with betas= beside the headers."""
import anthropic

claude = anthropic.Anthropic()
OWNER = {"x-team-id": "prairie", "x-cost-center": "cc-951", "x-service": "grass", "x-environment": "prod"}


def graze(text, cid):
    return claude.beta.messages.create(model="claude-sonnet-4-0", max_tokens=9, betas=["context-1m-2025-08-07"],
                                       messages=[{"role": "user", "content": text}],
                                       extra_headers={**OWNER, "x-correlation-id": cid})


def burn(text, cid):
    return claude.beta.messages.create(model="claude-sonnet-4-0", max_tokens=9, betas=["context-1m-2025-08-07"],
                                       messages=[{"role": "user", "content": text}],
                                       metadata={"user_id": cid}, extra_headers=OWNER)


def main():
    graze("a", "p-1")
    burn("b", "p-2")
