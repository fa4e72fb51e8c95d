from llm_core.identity import Identity
from llm_core.providers import anthropic_client, openai_client


class LLMService:
    """Subclasses say who they are; requests then carry it."""

    identity: Identity

    def chat(self, text, model="gpt-4o-mini"):
        completion = openai_client().chat.completions.create(
            model=model,
            messages=[{"role": "user", "content": text}],
            extra_headers=self.identity.headers(),
        )
        return completion.choices[0].message.content

    def claude(self, text, model="claude-3-5-haiku-latest"):
        message = anthropic_client().messages.create(
            model=model,
            max_tokens=256,
            messages=[{"role": "user", "content": text}],
            extra_headers=self.identity.headers(),
        )
        return message.content[0].text
