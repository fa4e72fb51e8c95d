import anthropic
import openai

TAGS = {"x-team-id": "fl", "x-cost-center": "cc-368", "x-service": "fl", "x-environment": "prod", "x-correlation-id": "1"}


def by_gpt(text, headers):
    return openai.OpenAI(max_retries=0).responses.create(model="gpt-main", input=text, extra_headers=headers).output_text


def by_claude(text, headers):
    message = anthropic.Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=9, extra_headers=headers,
                                                    messages=[{"role": "user", "content": text}])
    return message.content[0].text


def answer(text, providers=(by_gpt, by_claude)):
    for provider in providers:
        try:
            return provider(text, TAGS)
        except (openai.APIError, anthropic.APIError):
            continue
    return by_claude(text, {})


def main():
    answer("a")
    answer("b", providers=(by_gpt,))
