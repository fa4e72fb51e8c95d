import anthropic


class Bot:
    client = anthropic.Anthropic()
    headers = {"x-team-id": "cs", "x-cost-center": "cc-407", "x-service": "cs"}

    def __init__(self, env=None):
        if env:
            self.headers["x-environment"] = env

    def say(self, text, cid):
        return self.client.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                                           extra_headers={**type(self).headers, "x-correlation-id": cid})


class Lab(Bot):
    headers = {"x-team-id": "cs", "x-cost-center": "cc-407", "x-service": "lab"}


def main():
    Bot("prod")
    Bot().say("a", "1")
    Lab().say("b", "2")
