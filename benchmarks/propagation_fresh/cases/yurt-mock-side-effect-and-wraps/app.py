from openai import OpenAI

client = OpenAI()


def pitch(text, headers=None):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    import checks
    checks.check_pitch()
    checks.check_pitch_for_real()
