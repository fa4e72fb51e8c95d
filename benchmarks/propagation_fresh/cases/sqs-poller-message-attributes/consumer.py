from openai import OpenAI

REQUIRED = {"x-cost-center": "cc-40", "x-service": "poller", "x-environment": "prod"}


class Consumer:
    def __init__(self, queue):
        self.queue = queue
        self.client = OpenAI(default_headers=REQUIRED)

    def drain(self):
        for message in self.queue.receive():
            self.handle(message["Body"], message["MessageAttributes"])

    def handle(self, body, attributes):
        headers = {"x-team-id": attributes["team"], "x-correlation-id": attributes.get("correlation_id", "")}
        self.client.responses.create(model="gpt-4.1-mini", input=body, extra_headers=headers)
        self.client.responses.create(
            model="gpt-4.1-nano",
            input="Tags for " + body,
            extra_headers={**headers, "x-correlation-id": attributes.get("correlation_id") or "poller"},
        )
