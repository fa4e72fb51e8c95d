"""Provider chosen by a constant; the import stands in the branch, the client has one name for both."""
PROVIDER = "anthropic"

if PROVIDER == "openai":
    import openai as sdk
else:
    import anthropic as sdk

TAGS = {"x-team-id": "cp", "x-cost-center": "cc-461", "x-service": "cp", "x-environment": "prod", "x-correlation-id": "1"}


def ask(text):
    client = sdk.Anthropic(default_headers=TAGS)
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}])


def ask_bare(text):
    return sdk.Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}])


def main():
    ask("a")
    ask_bare("a")
