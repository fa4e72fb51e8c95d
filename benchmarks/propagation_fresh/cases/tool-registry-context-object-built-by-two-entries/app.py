from context import Context
from tools import use


def web(user, trace):
    return use("lookup", Context(user, trace), "x")


def cron(user):
    return use("rewrite", Context(user), "x")


def main():
    web("ann", "w-1")
    cron("root")
