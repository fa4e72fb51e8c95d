from openai import OpenAI

from pipeline import ModelRequest

client = OpenAI()


def openai_chat(request: ModelRequest) -> str:
    out = client.chat.completions.create(
        model=request.model,
        messages=[{"role": "user", "content": request.prompt}],
        extra_headers=request.headers,
        **request.extra,
    )
    return out.choices[0].message.content or ""


def openai_responses(request: ModelRequest) -> str:
    out = client.responses.create(model=request.model, input=request.prompt, extra_headers=request.headers)
    return out.output_text
