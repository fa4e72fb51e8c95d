from openai import OpenAI
from pydantic import BaseModel


class Ticket(BaseModel):
    title: str
    urgent: bool


class Triage:
    def __init__(self, headers):
        self.llm = OpenAI(default_headers=headers)

    def ticket(self, mail, cid):
        out = self.llm.chat.completions.parse(model="gpt-4o", messages=[{"role": "user", "content": mail}],
                                              response_format=Ticket, extra_headers={"x-correlation-id": cid})
        return out.choices[0].message.parsed

    def draft(self, mail):
        with self.llm.chat.completions.stream(model="gpt-4o", messages=[{"role": "user", "content": mail}]) as events:
            return [e.type for e in events]

    def both(self, mail, cid):
        return self.ticket(mail, cid), self.draft(mail)


def main():
    Triage({"x-team-id": "tri", "x-cost-center": "cc-7", "x-service": "triage", "x-environment": "prod"}).both("a", "m-1")
