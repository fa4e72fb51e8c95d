from google.genai import types

from .clients import plain_client
from .owners import Stage, headers_for

MODEL = "gemini-2.0-flash"


class Captioner:
    def __init__(self, stage):
        self.stage = stage
        self.client = plain_client()

    def _config(self, job_id, **settings):
        return types.GenerateContentConfig(
            http_options=types.HttpOptions(headers=headers_for(self.stage, job_id)), **settings
        )

    def caption(self, text, job_id):
        return self.client.models.generate_content(
            model=MODEL, contents=text, config=self._config(job_id, temperature=0.1)
        ).text

    def caption_stream(self, text, job_id):
        config = types.GenerateContentConfig(temperature=0.4)
        for chunk in self.client.models.generate_content_stream(model=MODEL, contents=text, config=config):
            yield chunk.text or ""
