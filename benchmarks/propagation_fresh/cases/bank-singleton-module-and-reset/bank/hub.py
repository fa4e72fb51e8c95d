from openai import OpenAI


class Hub:
    def __init__(self):
        self._client = None
        self.headers = {}

    def configure(self, **headers):
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}
        self._client = None

    @property
    def client(self):
        if self._client is None:
            self._client = OpenAI(default_headers=self.headers)
        return self._client


hub = Hub()
