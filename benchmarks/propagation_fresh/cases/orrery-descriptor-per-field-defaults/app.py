from openai import OpenAI


class HeaderField:
    def __init__(self, default=None):
        self.default = default

    def __set_name__(self, owner, name):
        self.key = "x-" + name.replace("_", "-")
        owner.header_fields = (*getattr(owner, "header_fields", ()), name)

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return instance.__dict__.get(self.key, self.default)

    def __set__(self, instance, value):
        instance.__dict__[self.key] = value


class Tags:
    team_id = HeaderField("orrery")
    cost_center = HeaderField("cc-982")
    service = HeaderField("planets")
    environment = HeaderField("prod")
    correlation_id = HeaderField()

    def headers(self):
        return {type(self).__dict__[n].key: v for n in self.header_fields if (v := getattr(self, n)) is not None}


client = OpenAI()


def mars(cid):
    tags = Tags()
    tags.correlation_id = cid
    return client.responses.create(model="gpt-4o", input="mars", extra_headers=tags.headers())


def venus():
    return client.responses.create(model="gpt-4o", input="venus", extra_headers=Tags().headers())


def main():
    mars("o-1")
    venus()
