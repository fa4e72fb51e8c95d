from openai import OpenAI
from pydantic import BaseModel


class Step(BaseModel):
    text: str


class Tutor:
    def __init__(self, student: str):
        self.client = OpenAI(
            default_headers={
                "x-team-id": "learn",
                "x-cost-center": "cc-49",
                "x-service": "tutor",
                "x-environment": "prod",
                "x-correlation-id": f"student-{student}",
            }
        )
        self.fallback = OpenAI()

    def explain(self, topic: str) -> str:
        with self.client.chat.completions.stream(
            model="gpt-4o", messages=[{"role": "user", "content": topic}]
        ) as stream:
            for _ in stream:
                pass
        return stream.get_final_completion().choices[0].message.content

    def steps(self, topic: str) -> Step:
        parsed = self.fallback.chat.completions.parse(
            model="gpt-4o-mini", messages=[{"role": "user", "content": topic}], response_format=Step
        )
        return parsed.choices[0].message.parsed


def main():
    tutor = Tutor("s1")
    tutor.explain("fractions")
    tutor.steps("fractions")
