from prompts import Runner, prompt


@prompt(service="subject-lines", model="gpt-4o-mini")
def subject_line(product):
    return f"A subject line for {product}"


@prompt(service="slogans")
def slogan(product, tone):
    return f"A {tone} slogan for {product}"


def main():
    runner = Runner("campaigns", "cc-2340")
    runner.run(subject_line, "c-1", product="tea")
    runner.run(slogan, "c-2", product="tea", tone="dry")
    runner.dry_run(slogan, product="tea", tone="dry")
