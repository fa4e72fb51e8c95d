from openai import OpenAI

CONFIG = {
    "defaults": {"team": "a", "center": "c", "env": "p"},
    "services": {"bot": {"service": "bot"}, "lab": {"service": "lab", "center": None}},
}


def resolve(name):
    merged = {**CONFIG["defaults"], **CONFIG["services"][name]}
    mapping = {"team": "x-team-id", "center": "x-cost-center", "env": "x-environment", "service": "x-service"}
    return {mapping[k]: v for k, v in merged.items() if v}


def bot(text):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=resolve("bot") | {"x-correlation-id": "1"})


def lab(text):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=resolve("lab") | {"x-correlation-id": "1"})


def main():
    bot("a")
    lab("b")
