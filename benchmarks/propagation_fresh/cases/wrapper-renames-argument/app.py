"""One provider's branch forwards the headers, the other's takes them as a stop list by mistake of position."""
import anthropic
import openai


def gpt(prompt, headers=None, stop=None):
    return openai.OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}],
                                                   stop=stop, extra_headers=headers)


def claude(prompt, stop=None, headers=None):
    return anthropic.Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=5, extra_headers=headers,
                                                 messages=[{"role": "user", "content": prompt}])


def complete(provider, prompt, headers):
    return {"gpt": gpt, "claude": claude}[provider](prompt, headers)


def main():
    tags = {"x-team-id": "ra", "x-cost-center": "cc-958", "x-service": "ra", "x-environment": "prod", "x-correlation-id": "1"}
    complete("gpt", "a", tags)
    complete("claude", "a", tags)
