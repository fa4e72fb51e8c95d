import argparse

from openai import OpenAI


def parser():
    p = argparse.ArgumentParser()
    p.add_argument("--team", default="cli")
    p.add_argument("--cost-center", default="cc-6")
    p.add_argument("--environment", default="prod")
    p.add_argument("--trace")
    p.add_argument("text")
    return p


def headers(ns):
    found = {"x-team-id": ns.team, "x-cost-center": ns.cost_center, "x-service": "cli", "x-environment": ns.environment}
    if ns.trace:
        found["x-correlation-id"] = ns.trace
    return found


def run(argv):
    ns = parser().parse_args(argv)
    return OpenAI().responses.create(model="gpt-4o", input=ns.text, extra_headers=headers(ns))


def run_script(argv):
    ns = parser().parse_args(argv)
    return OpenAI().responses.create(model="gpt-4o", input=ns.text, extra_headers={**headers(ns), "x-correlation-id": "script"})


def main():
    run(["--trace", "1", "a"])
    run(["b"])
    run_script(["c"])
