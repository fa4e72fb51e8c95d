import anthropic

api = anthropic.Anthropic()
TREE = {"team": {"id": "hr"}, "cost": {"center": "cc-4015"}, "service": "hr", "environment": "prod"}


def flatten(tree, prefix="x"):
    out = {}
    for name, value in tree.items():
        if isinstance(value, dict):
            out.update(flatten(value, f"{prefix}-{name}"))
        else:
            out[f"{prefix}-{name}"] = value
    return out


def ask(text, cid=None):
    tree = {**TREE, "correlation": {"id": cid}} if cid else TREE
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                               extra_headers=flatten(tree))


def main():
    ask("a", "1")
    ask("b")
