"""Labels of the config for one call, headers of the client for both; the streamed one lacks the request's id."""
from google import genai
from google.genai.types import GenerateContentConfig, HttpOptions

OWNER = {"x-team-id": "museum", "x-cost-center": "cc-1008", "x-service": "guide"}


class Guide:
    def __init__(self):
        self.client = genai.Client(api_key="k", http_options=HttpOptions(headers=OWNER, timeout=9000))
        self.models = self.client.models

    def config(self, **headers):
        return GenerateContentConfig(http_options=HttpOptions(headers={f"x-{k}": v for k, v in headers.items()}))

    def tell(self, room, visitor):
        config = self.config(environment="prod", **{"correlation-id": visitor})
        return self.models.generate_content(model="gemini-2.0-flash", contents=room, config=config).text

    def tell_slowly(self, room):
        for part in self.models.generate_content_stream(model="gemini-2.0-flash", contents=room,
                                                        config=self.config(environment="prod")):
            yield part.text


def main():
    g = Guide()
    g.tell("hall", "v-1")
    list(g.tell_slowly("hall"))
