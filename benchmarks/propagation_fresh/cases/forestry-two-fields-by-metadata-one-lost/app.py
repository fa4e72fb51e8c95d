import uuid

from openai import OpenAI

oai = OpenAI()


class TreeDoctor:
    """Half of the attribution rides in metadata, half in headers."""

    SERVICE = "tree-doctor"

    def diagnose(self, photo_text, *, plot):
        return oai.responses.create(
            model="gpt-4.1", input=photo_text, store=False,
            metadata={"team_id": "forestry", "cost_center": "cc-902", "service": self.SERVICE, "plot": plot},
            extra_headers={"x-environment": "prod", "x-correlation-id": uuid.uuid4().hex},
        )

    def follow_up(self, question, *, plot):
        return oai.responses.create(
            model="gpt-4.1-mini", input=question, store=False,
            metadata={"team_id": "forestry", "cost_centre": "cc-902", "service": self.SERVICE, "plot": plot},
            extra_headers={"x-environment": "prod", "x-correlation-id": uuid.uuid4().hex},
        )


def main():
    doctor = TreeDoctor()
    doctor.diagnose("spots", plot="n-4")
    doctor.follow_up("is it fungal?", plot="n-4")
