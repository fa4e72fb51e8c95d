import instructor
from openai import OpenAI
from pydantic import BaseModel

TAGS = {"x-team-id": "farm", "x-cost-center": "cc-1013", "x-service": "crops", "x-environment": "prod", "x-correlation-id": "f"}


class Crop(BaseModel):
    name: str


class Extractor:
    def __init__(self, sdk: OpenAI):
        self._llm = instructor.from_openai(sdk)

    def __call__(self, text, **options):
        return self._llm.chat.completions.create(model="gpt-4o", response_model=Crop, max_retries=0,
                                                 messages=[{"role": "user", "content": text}], **options)


class QuietExtractor(Extractor):
    def __call__(self, text, **options):
        options.pop("extra_headers", None)
        return super().__call__(text, **options)


def main():
    Extractor(OpenAI())("wheat", extra_headers=TAGS)
    QuietExtractor(OpenAI(default_headers=TAGS))("rye")
    QuietExtractor(OpenAI())("oats", extra_headers=TAGS)
