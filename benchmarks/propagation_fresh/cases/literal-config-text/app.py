"""The configuration is text within the code: INI, JSON and a query string."""
import ast
import configparser
import json
from urllib.parse import parse_qsl

import anthropic

INI = """
[tags]
x-team-id = li
x-cost-center = cc-307
x-service = li
"""
QUERY = "x-environment=prod&x-correlation-id=q1"
LITERAL = "{'x-team-id': 'li', 'x-service': 'li'}"

parser = configparser.ConfigParser()
parser.read_string(INI)
client = anthropic.Anthropic()
MESSAGE = [{"role": "user", "content": "a"}]


def from_ini():
    headers = dict(parser["tags"]) | dict(parse_qsl(QUERY))
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=MESSAGE, extra_headers=headers)


def from_literal():
    headers = json.loads(json.dumps(ast.literal_eval(LITERAL)))
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=MESSAGE, extra_headers=headers)


def main():
    from_ini()
    from_literal()
