"""Payroll: any number of layers merged with reduce and operator.or_."""
import operator
from functools import reduce

from openai import OpenAI

BASE = {"x-team-id": "payroll", "x-environment": "prod"}
MONEY = {"x-cost-center": "cc-1200"}
NAME = {"x-service": "payslip-qa"}


def merged(*layers):
    return reduce(operator.or_, layers, {})


def ask(question, run):
    return OpenAI().chat.completions.create(
        model="gpt-4o", messages=[{"role": "user", "content": question}],
        extra_headers=merged(BASE, MONEY, NAME, {"x-correlation-id": run}))


def ask_legacy(question, run):
    layers = [BASE, NAME, {"x-correlation-id": run}]
    return OpenAI().chat.completions.create(
        model="gpt-4o", messages=[{"role": "user", "content": question}], extra_headers=merged(*layers))


def main():
    ask("net?", "p-1")
    ask_legacy("gross?", "p-2")
