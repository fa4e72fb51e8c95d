import typing

if typing.TYPE_CHECKING:
    from openai import OpenAI as Client
else:
    from wrapped import Client


@typing.overload
def ask(client: "Client", text: str) -> str: ...
@typing.overload
def ask(client: "Client", text: None) -> None: ...
def ask(client, text):
    if text is None:
        return None
    return client.responses.create(model="gpt-4o", input=text).output_text


def ask_bare(client: "Client", text: str) -> str:
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"x-team-id": ""}).output_text


def main():
    client = Client()
    ask(client, "a")
    ask(client, None)
    ask_bare(client, "a")
