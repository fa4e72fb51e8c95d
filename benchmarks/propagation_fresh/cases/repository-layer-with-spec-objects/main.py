from repo import Completions
from spec import CallSpec


def base():
    return CallSpec().model("gpt-5").owner("crm", "cc-1", "letters").header("x-environment", "prod")


def main():
    repo = Completions()
    repo.run(base().input("a").header("x-correlation-id", "1"))
    repo.run(base().copy().input("b"))
    repo.run_cheap(base().input("c").header("x-correlation-id", "3"))
