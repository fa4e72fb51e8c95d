import tomllib

from openai import OpenAI

CONFIG = tomllib.loads(
    """
[llm.owner]
team_id = "toml"
cost_center = "cc-95"
environment = "prod"

[services]
writer = "blog-writer"
"""
)


def headers(service=None, run=None):
    owner = CONFIG["llm"]["owner"]
    out = {f"x-{key.replace('_', '-')}": value for key, value in owner.items()}
    if service is not None:
        out["x-service"] = CONFIG["services"][service]
    if run is not None:
        out["x-correlation-id"] = run
    return out


client = OpenAI()


def write(topic, run):
    return client.responses.create(model="gpt-4.1", input=topic, extra_headers=headers("writer", run))


def edit(topic):
    return client.responses.create(model="gpt-4.1", input=topic, extra_headers=headers("writer"))


def main():
    write("a", "r-1")
    edit("a")
