import headers
from anthropic import Anthropic

headers.configure(team="mc", center="cc-453")
claude = Anthropic()


def write(text, run):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=4, messages=[{"role": "user", "content": text}],
                                  extra_headers=headers.build("writer", run))


def check(text):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=4, messages=[{"role": "user", "content": text}],
                                  extra_headers=headers.build("checker"))


def main():
    write("a", "w-1")
    check("a")
