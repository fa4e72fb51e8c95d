from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}
ENABLED = True
TEAM = "a"


class State:
    tagging = True


def headers():
    return dict(TAGS, **{"x-team-id": TEAM}) if ENABLED else {}


def off():
    global ENABLED
    ENABLED = False


def blank():
    global TEAM
    TEAM = ""


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers())


def ask_blank(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers())


def ask_off(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers())


def ask_state(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=TAGS if State.tagging else None)


def main():
    ask("a")
    blank()
    ask_blank("b")
    off()
    ask_off("c")
    State.tagging = False
    ask_state("d")
