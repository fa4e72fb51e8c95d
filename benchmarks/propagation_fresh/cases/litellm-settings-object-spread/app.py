from dataclasses import asdict, dataclass, field

import litellm


@dataclass
class Call:
    model: str = "openai/gpt-4o-mini"
    temperature: float = 0.0
    extra_headers: dict = field(default_factory=dict)


OWNER = {"x-team-id": "ll", "x-cost-center": "cc-70", "x-service": "ll", "x-environment": "prod"}
NIGHTLY = Call(extra_headers={**OWNER, "x-correlation-id": "nightly"})
ADHOC = Call(temperature=1.0, extra_headers=OWNER)


def ask(text, call):
    return litellm.completion(messages=[{"role": "user", "content": text}], **asdict(call))


def nightly(text):
    return litellm.completion(messages=[{"role": "user", "content": text}], **vars(NIGHTLY))


def main():
    ask("a", NIGHTLY)
    ask("b", ADHOC)
    nightly("c")
