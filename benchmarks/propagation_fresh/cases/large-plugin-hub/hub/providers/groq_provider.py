from groq import Groq

from ..registry import Provider


class Llama(Provider, name="llama"):
    def ask(self, text, correlation_id):
        client = Groq(max_retries=0, default_headers=self.owner.as_headers(""))
        return client.chat.completions.create(
            model="llama-3.1-8b-instant",
            messages=[{"role": "user", "content": text}],
            user=correlation_id,
        )
