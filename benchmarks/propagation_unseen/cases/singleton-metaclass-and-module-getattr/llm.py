from openai import OpenAI

_instance = None


class Singleton(type):
    _all = {}

    def __call__(cls, *args, **kwargs):
        if cls not in cls._all:
            cls._all[cls] = super().__call__(*args, **kwargs)
        return cls._all[cls]


class Llm(metaclass=Singleton):
    def __init__(self, team="sg", cost_center="cc"):
        self.client = OpenAI(default_headers={"x-team-id": team, "x-cost-center": cost_center, "x-service": "sg"})

    def ask(self, prompt, **headers):
        extra = {"x-" + k.replace("_", "-"): v for k, v in headers.items()}
        return self.client.responses.create(model="gpt-5", input=prompt, extra_headers=extra)


def __getattr__(name):
    if name == "default":
        return Llm()
    raise AttributeError(name)
