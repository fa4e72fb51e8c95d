import anthropic
import openai

gpt, claude = openai.OpenAI(), anthropic.Anthropic()
TAGS = {"team_id": "library", "cost_center": "cc-2373", "service": "catalogue", "environment": "prod"}


def shelve(book: str, request: str):
    return gpt.responses.create(model="gpt-4o", input=book, metadata={**TAGS, "correlation_id": request})


def chat(book: str, request: str):
    return gpt.chat.completions.create(
        model="gpt-4o", store=True, user=request, safety_identifier=request, metadata=TAGS,
        messages=[{"role": "user", "content": book}])


def blurb(book: str, request: str):
    return claude.messages.create(
        model="claude-haiku-4-5", max_tokens=50, messages=[{"role": "user", "content": book}],
        metadata={"user_id": request}, extra_query={f"x-{key}".replace("_", "-"): value for key, value in TAGS.items()})


def main():
    for action in (shelve, chat, blurb):
        action("a novel", "req-3")
