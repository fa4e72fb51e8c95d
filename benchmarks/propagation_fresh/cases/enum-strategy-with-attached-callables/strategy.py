from enum import Enum

from groq import Groq
from openai import OpenAI


class Strategy(Enum):
    QUALITY = ("gpt-5", OpenAI, {"x-service": "quality"})
    SPEED = ("llama-3.1-8b-instant", Groq, {"x-service": "speed"})

    def __init__(self, model, sdk, headers):
        self.model = model
        self.sdk = sdk
        self.headers = headers

    @property
    def is_fast(self):
        return self is Strategy.SPEED

    def client(self, **owner):
        tags = {f"x-{k}".replace("_", "-"): v for k, v in owner.items()}
        return self.sdk(default_headers=tags if self.is_fast else {**tags, **self.headers})

    def ask(self, text, rid, **owner):
        return self.client(**owner).chat.completions.create(
            model=self.model, messages=[{"role": "user", "content": text}], extra_headers={"x-correlation-id": rid})
