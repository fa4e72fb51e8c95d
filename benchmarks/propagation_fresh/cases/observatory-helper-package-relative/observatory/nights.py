from openai import OpenAI

from .attribution import Headers

client = OpenAI()


def classify(frame, night):
    headers = Headers("survey").service("classifier").trace(night).build()
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": frame}],
                                          extra_headers=headers)


def sketch(frame, night):
    headers = Headers("outreach").service("sketcher").trace(night).build()
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": frame}],
                                          extra_headers=headers)
