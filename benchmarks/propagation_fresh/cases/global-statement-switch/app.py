import anthropic

HEADERS = {"x-team-id": "gs", "x-cost-center": "cc-332", "x-service": "gs", "x-environment": "prod"}
client = anthropic.Anthropic()


def configure(run):
    global HEADERS
    HEADERS = {**HEADERS, "x-correlation-id": run}


def before(text):
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=HEADERS,
                                  messages=[{"role": "user", "content": text}])


def after(text):
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=HEADERS,
                                  messages=[{"role": "user", "content": text}])


def main():
    before("a")
    configure("run-1")
    after("b")
