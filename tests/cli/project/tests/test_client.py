from openai import OpenAI


def test_answer() -> None:
    assert OpenAI().responses.create(model="gpt-5", input="hi")
