import os

import anthropic

claude = anthropic.Anthropic()


def base():
    return {"x-team-id": os.environ["TEAM_ID"], "x-cost-center": os.environ["COST_CENTER"], "x-environment": "prod",
            "x-correlation-id": f"inlet-{os.getpid()}"}


def moor(text):
    if tag := os.getenv("REGION_TAG"):
        headers = {**base(), "x-service": tag}
    else:
        headers = base()
    return claude.messages.create(model="claude-haiku-4-5", max_tokens=4, messages=[{"role": "user", "content": text}],
                                  extra_headers=headers)


def sail(text):
    service = os.getenv("REGION_TAG") or os.getenv("SERVICE_TAG", "sailing")
    return claude.messages.create(model="claude-haiku-4-5", max_tokens=4, messages=[{"role": "user", "content": text}],
                                  extra_headers={**base(), "x-service": service})


def main():
    moor("where?")
    sail("when?")
