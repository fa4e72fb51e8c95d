"""What the desk does with a ticket."""
from ..llm import get_desk
from ..llm.headers import ownership
from ..tenancy import current

PRIORITIES = ("low", "normal", "urgent")


def triage(text):
    answer = get_desk().complete(f"Which of {PRIORITIES}? {text}")
    return next((p for p in PRIORITIES if p in answer), "normal")


def reply(text):
    return "".join(get_desk().stream(text))


def summary(text):
    return get_desk().summarise(text, current())


def escalate(text):
    """Escalations are charged to the escalation team."""
    headers = {**ownership(), "x-team-id": "escalations"}
    return get_desk().complete(f"Write to the manager: {text}", headers=headers)
