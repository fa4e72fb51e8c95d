import queue

from anthropic import Anthropic

from envelope import Envelope

HEADERS = {"team": "x-team-id", "center": "x-cost-center", "service": "x-service", "env": "x-environment", "trace": "x-correlation-id"}


class Consumer:
    def __init__(self, jobs: "queue.Queue[str]") -> None:
        self.jobs = jobs
        self.sdk = Anthropic()

    def run(self) -> None:
        while True:
            try:
                envelope = Envelope.loads(self.jobs.get_nowait())
            except queue.Empty:
                return
            getattr(self, f"on_{envelope.body['kind']}")(envelope)

    def on_letter(self, envelope: Envelope) -> None:
        headers = {HEADERS[key]: value for key, value in envelope.attributes.items()}
        self.sdk.messages.create(model="claude-haiku-4-5", max_tokens=99, extra_headers=headers,
                                 messages=[{"role": "user", "content": envelope.body["text"]}])

    def on_fax(self, envelope: Envelope) -> None:
        self.sdk.messages.create(model="claude-haiku-4-5", max_tokens=99, extra_headers=envelope.attributes,
                                 messages=[{"role": "user", "content": envelope.body["text"]}])
