from .adapters import Claude, Gpt
from .domain import Summarise, Tenant

ACME = Tenant("acme", "cc-1")
FREE = Tenant("free", None)


def main():
    with_gpt, with_claude = Summarise(Gpt()), Summarise(Claude())
    with_gpt(ACME, "doc", "t-1")
    with_gpt(FREE, "doc", "t-2")
    with_claude(ACME, "doc", "t-3")
