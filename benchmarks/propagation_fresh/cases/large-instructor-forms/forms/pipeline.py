import uuid

import instructor
from openai import OpenAI

from .intake import IntakeForm, Verdict
from .ownership import Ownership

MODEL = "gpt-4o-mini"


class Pipeline:
    def __init__(self, ownership, client):
        self.ownership = ownership
        self.client = client
        self.structured = instructor.from_openai(client, mode=instructor.Mode.JSON)

    @classmethod
    def create(cls, tenant):
        return cls(Ownership(tenant), OpenAI(max_retries=0))

    @staticmethod
    def _new_id():
        return f"form-{uuid.uuid4().hex[:8]}"

    def _call(self):
        return self.ownership.call(self._new_id())

    def extract(self, text):
        try:
            return self.structured.chat.completions.create(
                model=MODEL,
                response_model=IntakeForm,
                max_retries=1,
                messages=[{"role": "user", "content": text}],
                extra_headers=self._call(),
            )
        except Exception as error:
            return error

    def validate(self, form):
        try:
            return self.structured.chat.completions.create(
                model=MODEL,
                response_model=Verdict,
                max_retries=1,
                messages=[{"role": "user", "content": form.model_dump_json()}],
            )
        except Exception as error:
            return error

    def free_text(self, text):
        return self.client.responses.create(model=MODEL, input=text, extra_headers=self._call())

    def second_opinion(self, text):
        south = Ownership("south")
        return self.client.responses.create(model=MODEL, input=text, extra_headers=south.call(self._new_id()))
