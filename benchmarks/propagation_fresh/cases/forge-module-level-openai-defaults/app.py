"""The module-level client: openai.chat.completions, with openai.default_headers set at start-up."""
import openai

import setup_llm  # noqa: F401


def weld(text):
    return openai.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                          extra_headers={"x-correlation-id": "w-1"})


def inspect_weld(text):
    return openai.responses.create(model="gpt-4o-mini", input=text)


def main():
    weld("a")
    inspect_weld("b")
