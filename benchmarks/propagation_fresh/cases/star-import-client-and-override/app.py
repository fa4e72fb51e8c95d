from base import *

HEADERS = {}


def ask(text):
    return send(text, HEADERS)


def ask_again(text):
    import base
    return send(text, base.HEADERS)


def main():
    ask("a")
    ask_again("b")
