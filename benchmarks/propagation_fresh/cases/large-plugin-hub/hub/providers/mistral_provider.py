import os

from mistralai.client import Mistral

from ..registry import Provider


class Mixtral(Provider, name="mixtral"):
    def ask(self, text, correlation_id):
        with Mistral(api_key=os.environ["MISTRAL_API_KEY"], server_url=os.environ["MISTRAL_URL"]) as client:
            return client.chat.complete(
                model="mistral-small-latest",
                messages=[{"role": "user", "content": text}],
                http_headers=self.owner.as_headers(correlation_id),
            )
