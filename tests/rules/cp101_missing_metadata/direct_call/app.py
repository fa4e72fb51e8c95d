import anthropic
import litellm
from openai import OpenAI

client = OpenAI()
claude = anthropic.Anthropic()


def bare(prompt: str) -> object:
    return client.chat.completions.create(model="gpt-5", messages=[{"role": "user", "content": prompt}])  # expect: CP101


def other_header(prompt: str) -> object:
    return claude.messages.create(  # expect: CP101
        model="claude-sonnet-4-5", max_tokens=9, messages=[], extra_headers={"x-request-id": prompt}
    )


def function(prompt: str) -> object:
    return litellm.completion(model="gpt-5", messages=[])  # expect: CP101


def carried(prompt: str) -> object:
    litellm.completion(model="gpt-5", messages=[], extra_headers={"x-team-id": "search"})
    claude.messages.create(model="claude-sonnet-4-5", max_tokens=9, messages=[], extra_headers={"X-Team-Id": "search"})
    return client.responses.create(model="gpt-5", input=prompt, extra_headers={"x-team-id": "search"})
