import importlib

SKILLS = {
    "draft": "skills.writing:Draft",
    "rank": "skills.ranking:Rank",
    "polish": "skills.writing:Polish",
}


def load(name):
    module, _, attribute = SKILLS[name].partition(":")
    return getattr(importlib.import_module(module), attribute)
