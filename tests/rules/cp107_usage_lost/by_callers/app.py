"""Whether a stream is asked for its usage only callers say; the fields that are due are proven in the function itself."""

from openai import OpenAI

client = OpenAI(default_headers={"x-team-id": "search"})


def ask(messages: list, stream: bool = False) -> object:
    return client.chat.completions.create(model="gpt-5", messages=messages, stream=stream)  # expect: CP107


def whole(messages: list) -> object:
    return ask(messages)


def in_parts(messages: list) -> object:
    return ask(messages, stream=True)


def with_options(messages: list, options: dict) -> object:
    return client.chat.completions.create(  # expect: CP107
        model="gpt-5", messages=messages, stream=True, stream_options=options
    )


def asked(messages: list) -> object:
    return with_options(messages, {"include_usage": True})


def not_asked(messages: list) -> object:
    return with_options(messages, {"include_obfuscation": False})


class Model:
    def send(self, messages: list, **options: object) -> object:
        return client.chat.completions.create(model="gpt-5", messages=messages, **options)  # expect: CP107

    def stream(self, messages: list, **options: object) -> object:
        return self.send(messages, stream=True, **options)


def through_two(messages: list) -> object:
    return Model().stream(messages, temperature=0)


def never_streams(messages: list, stream: bool) -> object:
    return client.chat.completions.create(model="gpt-5", messages=messages, stream=stream)


def always_asks(messages: list, stream: bool) -> object:
    more = {"stream_options": {"include_usage": True}} if stream else {}
    return client.chat.completions.create(model="gpt-5", messages=messages, stream=stream, **more)


def unknown_to_all(messages: list, options: dict) -> object:
    return client.chat.completions.create(model="gpt-5", messages=messages, stream=True, stream_options=options)


def all_of_them(messages: list, options: dict) -> list:
    return [never_streams(messages, False), always_asks(messages, True), unknown_to_all(messages, dict(options))]
