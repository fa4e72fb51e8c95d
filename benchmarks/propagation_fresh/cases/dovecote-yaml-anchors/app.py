import pathlib

import anthropic
import yaml

CONFIG = yaml.safe_load(pathlib.Path(__file__).with_name("services.yaml").read_text())
claude = anthropic.Anthropic()


def call(service, text, pigeon):
    tags = CONFIG["services"][service]["tags"]
    return claude.messages.create(
        model=CONFIG["model"], max_tokens=16, messages=[{"role": "user", "content": text}],
        extra_headers={f"x-{k}": v for k, v in tags.items()} | {"x-correlation-id": pigeon},
    )


def main():
    call("letters", "fly home", "p1")
    call("parcels", "fly home", "p2")
