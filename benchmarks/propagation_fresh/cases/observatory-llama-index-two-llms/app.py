"""Two LlamaIndex models from one constructor helper, one of them without the trace."""
from llama_index.llms.openai import OpenAI


def make(**headers):
    owner = {"x-team-id": "dome", "x-cost-center": "cc-4021", "x-service": "logs", "x-environment": "prod"}
    return OpenAI(model="gpt-4o-mini", api_key="stub", max_retries=0,
                  default_headers={**owner, **{k.replace("_", "-"): v for k, v in headers.items()}})


logged = make(x_correlation_id="night-1")
plain = make()


def summary(text):
    return logged.complete(text)


def title(text):
    return plain.complete(text)


def main():
    summary("log")
    title("log")
