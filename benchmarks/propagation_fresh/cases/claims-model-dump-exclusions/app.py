from pydantic import BaseModel, Field

from openai import OpenAI

client = OpenAI()


class Claim(BaseModel):
    team_id: str = "claims"
    cost_center: str = Field(default="cc-402")
    service: str = "claims-bot"
    environment: str = "prod"
    correlation_id: str | None = None

    def metadata(self, **options):
        return self.model_dump(**options)


def triage(text, claim):
    return client.chat.completions.create(model="gpt-4o", metadata=claim.metadata(exclude_none=True),
                                          messages=[{"role": "user", "content": text}])


def letter(text, claim):
    return client.chat.completions.create(model="gpt-4o", metadata=claim.metadata(exclude={"cost_center"}),
                                          messages=[{"role": "user", "content": text}])


def close(text, claim):
    return client.chat.completions.create(model="gpt-4o", metadata=claim.metadata(exclude_none=True),
                                          messages=[{"role": "user", "content": text}])


def main():
    triage("a", Claim(correlation_id="c-1"))
    letter("b", Claim(correlation_id="c-2"))
    close("c", Claim(service="closing"))
