from openai import OpenAI


def answer() -> object:
    return OpenAI().responses.create(model="gpt-5", input="hi")  # expect: CP101
