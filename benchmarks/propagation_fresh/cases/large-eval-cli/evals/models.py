from openai import OpenAI


def make_client(headers=None):
    return OpenAI(default_headers=headers, max_retries=0)


def score(client, model, prompt, **extra):
    completion = client.chat.completions.create(
        model=model,
        messages=[{"role": "user", "content": prompt}],
        **extra,
    )
    return completion.choices[0].message.content
