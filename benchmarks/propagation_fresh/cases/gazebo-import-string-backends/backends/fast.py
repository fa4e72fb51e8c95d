from groq import Groq

from .base import Backend


class Fast(Backend):
    def complete(self, text, correlation):
        return Groq().chat.completions.create(
            model="llama-3.1-8b-instant", messages=[{"role": "user", "content": text}],
            extra_headers=self.tags(correlation_id=correlation))
