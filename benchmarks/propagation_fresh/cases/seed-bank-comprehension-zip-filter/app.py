from openai import OpenAI

NAMES = "team-id cost-center service environment correlation-id".split()
client = OpenAI()


def headers(*values):
    return {f"x-{n}": v for n, v in zip(NAMES, values)}


def describe(seeds):
    return [
        client.responses.create(model="gpt-4o", input=seed, extra_headers=headers("seeds", "cc-2", "vault", "prod", f"s{i}"))
        for i, seed in enumerate(seeds)
    ]


def germinate(seeds):
    plan = {s: headers("seeds", "cc-2", "vault", "prod") for s in seeds}
    answers = {s: client.responses.create(model="gpt-4o", input=s, extra_headers=h) for s, h in plan.items()}
    return answers


def any_good(seeds):
    sets = [headers("seeds", "cc-2", "vault", "prod", "x1"), headers(*"seeds cc-2 vault prod x2".split())]
    return any(client.responses.create(model="gpt-4o", input=s, extra_headers=h).output_text == "yes"
               for s, h in zip(seeds, sets))


def main():
    describe(["rye", "oat"])
    germinate(["pea"])
    any_good(["rye", "oat"])
