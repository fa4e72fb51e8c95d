from google import genai
from google.genai import types

TAGS = {"x-team-id": "gc", "x-cost-center": "cc-443", "x-service": "gc", "x-environment": "prod", "x-correlation-id": "1"}
BASE = types.GenerateContentConfig(temperature=0.1)


class Guide:
    def __init__(self):
        self.client = genai.Client(api_key="stub")

    def config(self, tagged):
        if not tagged:
            return BASE
        return BASE.model_copy(update={"http_options": types.HttpOptions(headers=TAGS)})

    def write(self, topic):
        return self.client.models.generate_content(model="gemini-2.0-flash", contents=[topic], config=self.config(True))

    def sketch(self, topic):
        return self.client.models.generate_content(model="gemini-2.0-flash", contents=[topic], config=self.config(False))


def main():
    Guide().write("a")
    Guide().sketch("a")
