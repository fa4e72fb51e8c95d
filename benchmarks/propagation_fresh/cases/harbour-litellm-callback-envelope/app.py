"""One function wraps litellm for a harbour office; the envelope's headers become extra_headers."""
import litellm

OFFICE = {"team_id": "harbour", "cost_center": "cc-4012", "service": "berths", "environment": "prod"}


class Envelope(dict):
    def for_ship(self, ship):
        return Envelope(self, correlation_id=ship)

    def as_headers(self):
        return {f"x-{key.replace('_', '-')}": value for key, value in self.items()}


OFFICE_ENVELOPE = Envelope(OFFICE)


def complete(text, envelope, **options):
    return litellm.completion(model="openai/gpt-4o-mini", messages=[{"role": "user", "content": text}],
                              extra_headers=envelope.as_headers(), **options)


def embed(texts, envelope):
    return litellm.embedding(model="openai/text-embedding-3-small", input=texts, extra_headers=envelope.as_headers())


def main():
    complete("berth for ship", OFFICE_ENVELOPE.for_ship("s-1"))
    complete("berth again", OFFICE_ENVELOPE.for_ship("s-2"), temperature=0)
    embed(["ship"], OFFICE_ENVELOPE)
