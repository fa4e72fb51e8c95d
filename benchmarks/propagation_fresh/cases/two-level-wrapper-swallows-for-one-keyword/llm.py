from openai import OpenAI

client = OpenAI()


def complete(prompt, **options):
    options.setdefault("model", "gpt-4o-mini")
    return client.chat.completions.create(messages=[{"role": "user", "content": prompt}], **options)


def summarize(text, *, headers=None, **options):
    """`headers` has been renamed to `extra_headers` in complete(); nobody told summarize()."""
    return complete(f"Summarize: {text}", **options)


def classify(text, *, headers=None, **options):
    return complete(f"Classify: {text}", extra_headers=headers, **options)
