from pathlib import Path

from openai import OpenAI

client = OpenAI()
H = {"x-team-id": "docs", "x-cost-center": "cc-3351", "x-service": "docs", "x-environment": "prod", "x-correlation-id": "d"}


def markdown(path, headers):
    return client.responses.create(model="gpt-4o-mini", input=f"md {path.stem}", extra_headers=headers)


def table(path, headers):
    return client.responses.create(model="gpt-4o-mini", input=f"csv {path.stem}")


LOADERS = {".md": markdown, ".csv": table}


def load(name, headers=H):
    path = Path(name)
    loader = LOADERS.get(path.suffix, markdown)
    return loader(path, headers)
