from openai import OpenAI

from .base import Backend


class Slow(Backend):
    def complete(self, text, correlation):
        return OpenAI().chat.completions.create(
            model="gpt-4o", messages=[{"role": "user", "content": text}], user=correlation, extra_headers=self.tags())
