TOOLS = {}


def tool(fn):
    TOOLS[fn.__name__] = fn
    return fn


@tool
def prune(name="rose"):
    return f"pruned {name}"
