import asyncio
import os

from mistralai.client import Mistral

HEADERS = {"x-team-id": "fr", "x-cost-center": "cc-75", "x-service": "traduction", "x-environment": "prod"}


class Translator:
    def __init__(self):
        self.client = Mistral(api_key=os.environ["MISTRAL_API_KEY"], server_url=os.environ["MISTRAL_URL"])

    def translate(self, text, job):
        return self.client.chat.complete(
            model="mistral-small-latest",
            messages=[{"role": "user", "content": text}],
            http_headers={**HEADERS, "x-correlation-id": job},
        )

    async def proofread(self, text):
        return await self.client.chat.complete_async(
            model="mistral-small-latest", messages=[{"role": "user", "content": text}], http_headers=HEADERS
        )


def main():
    translator = Translator()
    translator.translate("bonjour", "j-1")
    asyncio.run(translator.proofread("bonjour"))
