from openai import OpenAI

OpenAI().responses.create(model="gpt-5", input="hi")
