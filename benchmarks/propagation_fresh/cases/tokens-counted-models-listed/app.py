"""Not every call of an LLM SDK is spend."""
import anthropic
import openai

claude = anthropic.Anthropic()
gpt = openai.OpenAI()


def size(text):
    return claude.messages.count_tokens(model="claude-sonnet-4-0", messages=[{"role": "user", "content": text}])


def available():
    try:
        return [m.id for m in gpt.models.list()]
    except Exception:
        return []


def ask(text):
    size(text)
    available()
    return gpt.responses.create(model="gpt-4o", input=text, extra_headers={"x-team-id": "tc", "x-service": "tc"})


def main():
    ask("a")
