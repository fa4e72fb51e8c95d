REGISTRY = {}


def tool(name):
    def wrap(fn):
        REGISTRY[name] = fn
        return fn

    return wrap


@tool("weather")
def weather(city):
    return f"sunny in {city}"


@tool("clock")
def clock():
    return "12:00"
