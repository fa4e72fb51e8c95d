from dataclasses import dataclass, field

import litellm

litellm.drop_params = True


@dataclass
class CallConfig:
    model: str
    headers: dict = field(default_factory=dict)
    metadata: dict = field(default_factory=dict)
    temperature: float = 0.2

    def as_kwargs(self):
        kwargs = {"model": self.model, "temperature": self.temperature}
        if self.headers:
            kwargs["extra_headers"] = self.headers
        if self.metadata:
            kwargs["metadata"] = self.metadata
        return kwargs


OWNER = {"team_id": "ferry", "cost_center": "cc-55", "service": "timetable", "environment": "prod", "correlation_id": "tt-1"}
AS_HEADERS = CallConfig("openai/gpt-4o-mini", headers={f"x-{k.replace('_', '-')}": v for k, v in OWNER.items()})
AS_METADATA = CallConfig("openai/gpt-4o-mini", metadata=OWNER)


def explain_delay(text, config):
    return litellm.completion(messages=[{"role": "user", "content": text}], **config.as_kwargs())


def main():
    explain_delay("fog", AS_HEADERS)
    explain_delay("ice", AS_METADATA)
