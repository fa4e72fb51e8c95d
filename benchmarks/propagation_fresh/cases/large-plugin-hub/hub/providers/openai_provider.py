import openai

from ..registry import Provider


class GPT(Provider, name="gpt"):
    def __init__(self, owner):
        super().__init__(owner)
        self.client = openai.OpenAI(max_retries=0)

    def ask(self, text, correlation_id):
        return self.client.responses.create(
            model="gpt-4o-mini", input=text, metadata=self.owner.as_metadata(correlation_id)
        )
