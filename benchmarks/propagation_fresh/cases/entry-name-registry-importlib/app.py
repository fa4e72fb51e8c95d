from skills import load

CONTEXT = {"team": "press", "cost_center": "cc-2315", "id": "run-7"}


def main():
    load("draft")(CONTEXT).run("a press release")
    load("rank")(CONTEXT).run("which of these is better")
    load("polish")(CONTEXT).run("a press release")
