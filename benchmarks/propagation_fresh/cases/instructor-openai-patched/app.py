import instructor
from openai import OpenAI
from pydantic import BaseModel


class Ticket(BaseModel):
    title: str
    urgent: bool


extract = instructor.from_openai(OpenAI(default_headers={"x-team-id": "desk", "x-cost-center": "cc-909"}))


def to_ticket(mail: str, mail_id: str) -> Ticket:
    return extract.chat.completions.create(
        model="gpt-4o-mini",
        response_model=Ticket,
        messages=[{"role": "user", "content": mail}],
        extra_headers={"x-service": "desk", "x-environment": "prod", "x-correlation-id": mail_id},
    )


def to_ticket_quick(mail: str) -> Ticket:
    return extract.chat.completions.create(model="gpt-4o-mini", response_model=Ticket, max_retries=0,
                                           messages=[{"role": "user", "content": mail}])


def main():
    to_ticket("help", "m-1")
    to_ticket_quick("help")
