from dataclasses import asdict, dataclass, field

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "ld", "x-cost-center": "cc-4041", "x-service": "ld", "x-environment": "prod", "x-correlation-id": "1"}


@dataclass
class Request:
    model: str
    input: str
    extra_headers: dict = field(default_factory=dict, repr=False)
    notes: str = ""

    def send(self):
        payload = asdict(self)
        payload.pop("notes")
        return client.responses.create(**payload)

    def resend(self):
        return Request(self.model, self.input, notes="again").send()


def main():
    request = Request("gpt-4o", "a", TAGS)
    request.send()
    request.resend()
