from openai import OpenAI

OWNER = {"x-team-id": "keys", "x-cost-center": "cc-3337", "x-service": "keys", "x-environment": "prod", "x-correlation-id": "k"}


class Rotating:
    def __init__(self, keys):
        self._keys = iter(keys)
        self.client = OpenAI(api_key=next(self._keys), default_headers=OWNER)

    def rotate(self):
        self.client = OpenAI(api_key=next(self._keys))
        return self

    def rotate_kindly(self):
        self.client = self.client.with_options(api_key=next(self._keys))
        return self
