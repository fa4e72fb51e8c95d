from openai import OpenAI

client = OpenAI()
TOOLS = {}


def tool(function):
    TOOLS[function.__name__] = function
    return function


@tool
def lookup(ctx, text):
    return client.responses.create(model="gpt-4o-mini", input=f"look up {text}", extra_headers=ctx.headers)


@tool
def rewrite(ctx, text):
    return client.responses.create(model="gpt-4o-mini", input=f"rewrite {text}", extra_headers=ctx.headers)


def use(name, ctx, text):
    return TOOLS[name](ctx, text)
