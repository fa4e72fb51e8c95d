import anthropic
import openai

from llm import OWNER, Holder, ask, claude


def main():
    ask(openai.OpenAI(), "x")
    claude(anthropic.Anthropic(), "x", OWNER)
    claude(anthropic.Anthropic(default_headers=OWNER), "x", {})
    Holder(openai.OpenAI()).go()
