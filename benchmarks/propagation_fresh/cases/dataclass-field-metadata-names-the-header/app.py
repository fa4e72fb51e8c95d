from dataclasses import dataclass, field, fields

from openai import OpenAI

client = OpenAI()


def header(name, **kwargs):
    return field(metadata={"header": name}, **kwargs)


@dataclass
class Attribution:
    team: str = header("x-team-id")
    center: str = header("x-cost-center")
    service: str = header("x-service", default="pricing")
    stage: str = header("x-environment", default="prod")
    request: str | None = header("x-correlation-id", default=None)
    note: str = ""

    def headers(self):
        return {f.metadata["header"]: value for f in fields(self) if "header" in f.metadata and (value := getattr(self, f.name))}


def price(text, request):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=Attribution("shop", "cc-2463", request=request).headers())


def preview(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=Attribution("shop", "cc-2463", note="preview").headers())


def main():
    price("lamp", "l-1")
    preview("lamp")
