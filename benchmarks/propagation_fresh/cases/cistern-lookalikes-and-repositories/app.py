import openai

from store import OpenAI

archive = OpenAI()
real = openai.OpenAI(default_headers={"x-team-id": "cistern", "x-cost-center": "cc-339", "x-service": "water"})
HEADERS = {"x-environment": "prod", "x-correlation-id": "w"}


def ask(text):
    out = real.responses.create(model="gpt-4o", input=text, extra_headers=HEADERS)
    archive.responses.create(input=text, answer=out.id)
    archive.chat.completions.create(model="none", messages=[])
    return out


def ask_bare(text):
    return real.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])


def main():
    ask("a")
    ask_bare("b")
