from openai import OpenAI

from skills.base import Skill


class Draft(Skill):
    service = "draft"

    def run(self, text):
        return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=self.tags).output_text


class Polish(Draft):
    service = "polish"

    @property
    def tags(self):
        return {key: value for key, value in super().tags.items() if key != "x-correlation-id"}
