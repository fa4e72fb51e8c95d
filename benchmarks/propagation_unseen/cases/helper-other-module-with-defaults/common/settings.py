import os

TEAM = os.environ["TEAM_ID"]
_ENV = {"p": "prod", "s": "staging"}


def env(short="p"):
    return _ENV[short]
