from anthropic import Anthropic
from config import Config


def ask(text, run):
    return Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=dict(Config.for_run(run)),
                                       messages=[{"role": "user", "content": text}])


def ask_default(text):
    return Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=dict(Config()),
                                       messages=[{"role": "user", "content": text}])


def main():
    ask("a", "run-1")
    ask_default("b")
