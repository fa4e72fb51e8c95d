from openai import OpenAI


def run(text):
    return OpenAI().responses.create(model="gpt-4o", input=text)
