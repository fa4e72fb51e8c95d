import json
import tomllib

from openai import OpenAI

PROFILES = tomllib.loads("""
[default]
team_id = "toml"
cost_center = "cc-5"
service = "toml"
environment = "prod"

[lab]
team_id = "toml"
service = "lab"
""")
FIELDS = json.loads('["team_id", "cost_center", "service", "environment"]')


def headers(profile, cid):
    values = PROFILES[profile]
    return {f"x-{f.replace('_', '-')}": values[f] for f in FIELDS if f in values} | {"x-correlation-id": cid}


def ask(text):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=headers("default", "1"))


def lab(text):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=headers("lab", "2"))


def main():
    ask("a")
    lab("b")
