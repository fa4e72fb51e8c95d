"""An ORM's objects.create, a message queue's messages.create and a cache named responses, beside one call."""
import anthropic


class Manager:
    def __init__(self):
        self.rows = []

    def create(self, **row):
        self.rows.append(row)
        return row


class Twilio:
    def __init__(self):
        self.messages = Manager()


class Cache:
    responses = Manager()
    embeddings = Manager()


sms = Twilio()
cache = Cache()
claude = anthropic.Anthropic()


def notify(text):
    sms.messages.create(to="+49", body=text)
    cache.responses.create(model="row", input=text)
    Cache.embeddings.create(input=text, model="hash")
    tags = {"x-team-id": "lk", "x-cost-center": "cc-397", "x-service": "lk", "x-environment": "prod", "x-correlation-id": "1"}
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=tags,
                                  messages=[{"role": "user", "content": text}])


def main():
    notify("a")
