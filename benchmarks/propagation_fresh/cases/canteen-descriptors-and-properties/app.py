from openai import OpenAI


class Header:
    def __init__(self, default=None):
        self.default = default

    def __set_name__(self, owner, name):
        self.name = "x-" + name.replace("_", "-")
        owner.header_fields = [*getattr(owner, "header_fields", []), name]

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return obj.__dict__.get(self.name, self.default)

    def __set__(self, obj, value):
        obj.__dict__[self.name] = value.strip()


class Tags:
    team_id = Header("canteen")
    cost_center = Header("cc-87")
    service = Header("menu")
    environment = Header("prod")
    correlation_id = Header()

    def headers(self):
        pairs = {type(self).__dict__[n].name: getattr(self, n) for n in self.header_fields}
        return {k: v for k, v in pairs.items() if v}


def cook(text, cid):
    tags = Tags()
    tags.correlation_id = cid
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=tags.headers())


def serve(text):
    tags = Tags()
    tags.cost_center = "  "
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=tags.headers())


def main():
    cook("soup", "c-1")
    serve("soup")
