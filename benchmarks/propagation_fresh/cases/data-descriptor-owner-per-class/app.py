from openai import OpenAI


class Header:
    def __init__(self, default=None):
        self.default = default

    def __set_name__(self, owner, name):
        self.key = "x-" + name.replace("_", "-")
        self.slot = "_" + name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return getattr(obj, self.slot, self.default)

    def __set__(self, obj, value):
        setattr(obj, self.slot, value)


class Owned:
    team_id = Header("tickets")
    cost_center = Header()
    service = Header("seats")
    environment = Header("prod")
    correlation_id = Header()

    def headers(self):
        found = {}
        for cls in type(self).__mro__:
            for attr in vars(cls).values():
                if isinstance(attr, Header):
                    value = attr.__get__(self)
                    if value:
                        found[attr.key] = value
        return found


class Seats(Owned):
    def __init__(self, cid, center=None):
        self.correlation_id = cid
        if center:
            self.cost_center = center
        self.client = OpenAI()

    def pick(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers())


def main():
    Seats("s-1", "cc-2460").pick("front")
    Seats("s-2").pick("back")
