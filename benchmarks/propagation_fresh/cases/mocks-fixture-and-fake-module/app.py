import anthropic

OWNER = {"x-team-id": "mf", "x-cost-center": "cc-2062", "x-service": "mf", "x-environment": "prod"}
client = anthropic.Anthropic(default_headers=OWNER)


def ask(text, cid=None):
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                                  extra_headers={"x-correlation-id": cid} if cid else {})


def main():
    import test_app
    test_app.test_ask()
    test_app.test_patch_object()
    ask("a", "1")
