from dataclasses import dataclass

import anthropic
import openai


@dataclass
class Meta:
    team_id: str
    cost_center: str
    service: str
    environment: str
    correlation_id: str


META = Meta("radio", "cc-2428", "playlist", "prod", "show-1")
oai = openai.OpenAI()
claude = anthropic.Anthropic()


def carrier(provider, meta):
    match provider:
        case "openai":
            return {"metadata": vars(meta)}
        case "anthropic":
            return {"extra_headers": {f"x-{k}".replace("_", "-"): v for k, v in vars(meta).items() if k != "service"}}
        case _:
            return {}


def on_openai(text):
    return oai.responses.create(model="gpt-4o", input=text, **carrier("openai", META))


def on_anthropic(text):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=9, messages=[{"role": "user", "content": text}],
                                  **carrier("anthropic", META))


def main():
    on_openai("jazz")
    on_anthropic("jazz")
