from .headers import from_config, legacy
from .models import make_client, score

CASES = ["case-1", "case-2", "case-3"]


def judge(config, args):
    client = make_client(from_config(config))
    for case in CASES[: args.limit]:
        score(client, config.models["judge"], f"Judge {case}", temperature=0)


def compare(config, args):
    client = make_client()
    headers = from_config(config)
    for model in (args.baseline, config.models["candidate"]):
        score(client, model, "Which is better?", extra_headers=headers)


def explain(config, args):
    client = make_client(legacy("quality", "eval-cli"))
    client.responses.create(model=config.models["judge"], input=f"Explain {args.case}")


def embed(config, args):
    client = make_client(legacy("quality", "eval-cli") | {"x-service": "eval-cli"})
    client.embeddings.create(model="text-embedding-3-small", input=CASES)
