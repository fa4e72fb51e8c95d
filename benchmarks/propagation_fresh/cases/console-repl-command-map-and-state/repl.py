from openai import OpenAI

from state import COMMANDS, Session, command

client = OpenAI()


@command("/ask", "/a")
def ask(session: Session, rest: str):
    client.responses.create(model="gpt-5", input=rest, extra_headers=session.headers())


@command("/image")
def image(session: Session, rest: str):
    client.images.generate(model="gpt-image-1", prompt=rest, extra_headers=session.owner)


@command("/login")
def login(session: Session, rest: str):
    team, _, cost_center = rest.partition(" ")
    session.owner = {"x-team-id": team or "nobody", "x-cost-center": cost_center or "cc-0", "x-service": "repl", "x-environment": "dev"}


def loop(lines):
    session = Session()
    for line in lines:
        name, _, rest = line.partition(" ")
        if (fn := COMMANDS.get(name)) is None:
            client.responses.create(model="gpt-5-nano", input=f"did you mean {name}?")
            continue
        fn(session, rest)


def main():
    loop(["/login repl cc-9", "/ask hi", "/image cat", "/what"])
