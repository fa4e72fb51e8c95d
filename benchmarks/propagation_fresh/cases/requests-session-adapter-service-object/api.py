from dataclasses import dataclass

import requests


@dataclass
class OpenAIHttp:
    session: requests.Session
    base: str = "https://api.openai.com/v1"

    def _post(self, path, payload, **kw):
        r = self.session.post(f"{self.base}/{path}", json=payload, timeout=30, **kw)
        r.raise_for_status()
        return r.json()

    def chat(self, text, rid):
        return self._post("chat/completions", {"model": "gpt-4.1", "messages": [{"role": "user", "content": text}]},
                          headers={"X-Correlation-Id": rid})

    def embed(self, text):
        return self._post("embeddings", {"model": "text-embedding-3-small", "input": text})
