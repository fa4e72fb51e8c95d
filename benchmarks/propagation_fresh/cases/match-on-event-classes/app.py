import anthropic
import openai

from events import Ping, TicketEscalated, TicketOpened

gpt, claude = openai.OpenAI(), anthropic.Anthropic()


def tags(service, correlation):
    return {"x-team-id": "helpline", "x-cost-center": "cc-2317", "x-service": service, "x-environment": "prod",
            "x-correlation-id": correlation}


def handle(event):
    match event:
        case TicketOpened(ticket=number, body=body):
            return gpt.responses.create(model="gpt-4o-mini", input=body, extra_headers=tags("first-line", number))
        case TicketEscalated(level=level, body=body) if level >= 2:
            return claude.messages.create(
                model="claude-opus-4-1", max_tokens=200, messages=[{"role": "user", "content": body}],
                extra_headers=tags("second-line", ""))
        case TicketEscalated(number, _, body):
            return claude.messages.create(
                model="claude-haiku-4-5", max_tokens=200, messages=[{"role": "user", "content": body}],
                extra_headers=tags("second-line", number))
        case Ping():
            return None
        case _:
            raise TypeError(event)


def main():
    for event in (TicketOpened("T-1", "help"), Ping(), TicketEscalated("T-1", 1, "please"), TicketEscalated("T-1", 3, "now")):
        handle(event)
