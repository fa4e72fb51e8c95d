import groq

base = groq.Groq(default_headers={"x-team-id": "gr", "x-cost-center": "cc-2009", "x-service": "gr"})
prod = base.with_options(default_headers={"x-environment": "prod"})


def transcribe_fix(text, cid):
    raw = prod.chat.completions.with_raw_response.create(
        model="llama-3.3-70b-versatile", messages=[{"role": "user", "content": text}],
        extra_headers={"x-correlation-id": cid})
    return raw.parse().choices[0].message.content


def stream_fix(text):
    for chunk in base.chat.completions.create(model="llama-3.3-70b-versatile", stream=True,
                                              messages=[{"role": "user", "content": text}],
                                              extra_headers={"x-correlation-id": "s"}):
        yield chunk


def main():
    transcribe_fix("a", "1")
    list(stream_fix("b"))
