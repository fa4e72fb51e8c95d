"""Default headers read back from one client and handed to the next; the third takes a subset."""
import openai

NAMES = ("x-team-id", "x-cost-center", "x-service", "x-environment", "x-correlation-id")
OWN = dict(zip(NAMES, ("dh", "cc-2013", "dh", "prod", "boot")))
first = openai.OpenAI(default_headers=OWN)
second = openai.OpenAI(api_key=first.api_key, default_headers={k: str(v) for k, v in OWN.items() if k in NAMES[:4]})


def ask(text):
    return first.responses.create(model="gpt-4o", input=text)


def ask_second(text, cid=""):
    return second.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid} if cid else None)


def main():
    ask("a")
    ask_second("a", "1")
    ask_second("b")
