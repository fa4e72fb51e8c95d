from anthropic import NOT_GIVEN, Anthropic

CLIENT = Anthropic(default_headers={"x-team-id": "mg", "x-cost-center": "cc-2014", "x-service": "mg", "x-environment": "prod"})


def ask(text, headers=NOT_GIVEN, system=NOT_GIVEN):
    extra = {} if headers is NOT_GIVEN else headers
    return CLIENT.messages.create(model="claude-sonnet-4-0", max_tokens=5, system=system,
                                  messages=[{"role": "user", "content": text}], extra_headers=extra)


def ask_all(texts):
    for n, text in enumerate(texts):
        ask(text, {"x-correlation-id": f"{n}", "X-Service": "mg-batch"})


def main():
    ask_all(["a", "b"])
    ask("c", system="Be kind.")
