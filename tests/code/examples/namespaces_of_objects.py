"""What objects have, changed through `vars(object)` and `object.__dict__`, and what is deleted from them."""

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "search"}
TAGS = {**OWNER, "x-correlation-id": "1"}


class Tags:
    def __init__(self, **tags):
        vars(self).update(tags)

    def put(self, name, value):
        self.__dict__[name] = value

    def merge(self, **tags):
        self.__dict__ |= tags

    def headers(self):
        return {**OWNER, "x-correlation-id": self.run}


def updated():
    client.responses.create(model="m", input="a", extra_headers=Tags(run="1").headers())  # expect: pass
    client.responses.create(model="m", input="a", extra_headers=Tags(run="").headers())  # expect: fail correlation_id


def blanked():
    tags = Tags(run="1")
    tags.put("run", "")
    client.responses.create(model="m", input="a", extra_headers=tags.headers())  # expect: fail correlation_id
    tags.merge(run="2")
    client.responses.create(model="m", input="a", extra_headers=tags.headers())  # expect: pass


def replaced():
    tags = Tags(run="1")
    tags.__dict__ = {"run": ""}
    client.responses.create(model="m", input="a", extra_headers=tags.headers())  # expect: fail correlation_id


class Shared:
    _state = {}

    def __init__(self):
        self.__dict__ = self._state


def of_one_state():
    Shared().tags = TAGS
    client.responses.create(model="m", input="a", extra_headers=Shared().tags)  # expect: pass
    Shared().tags = OWNER
    client.responses.create(model="m", input="a", extra_headers=Shared().tags)  # expect: fail correlation_id


class Guarded:
    def __init__(self, values):
        self.__dict__["_values"] = values

    def __getattr__(self, name):
        if name in self._values:
            return self._values[name]
        raise AttributeError(name)

    def __setattr__(self, name, value):
        self._values[name] = value


def past_the_hook():
    guarded = Guarded({"run": "1"})
    headers = {**OWNER, "x-correlation-id": guarded.run}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass
    headers = {**OWNER, "x-correlation-id": getattr(guarded, "trace", "")}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id
    headers = {**OWNER, "x-correlation-id": getattr(guarded, "run", "")}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass
    if hasattr(guarded, "trace"):
        headers = OWNER
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


class Holder:
    def __init__(self):
        self._headers = TAGS

    @property
    def headers(self):
        return self._headers

    @headers.deleter
    def headers(self):
        self._headers = OWNER


class Field:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        return getattr(instance, self.name, OWNER)

    def __set__(self, instance, value):
        setattr(instance, self.name, value)

    def __delete__(self, instance):
        delattr(instance, self.name)


class Constant:
    def __get__(self, instance, owner=None):
        return TAGS


class Described:
    headers = Field()
    constant = Constant()


def deleted():
    holder = Holder()
    del holder.headers
    client.responses.create(model="m", input="a", extra_headers=holder.headers)  # expect: fail correlation_id
    described = Described()
    described.headers = TAGS
    client.responses.create(model="m", input="a", extra_headers=described.headers)  # expect: pass
    del described.headers
    client.responses.create(model="m", input="a", extra_headers=described.headers)  # expect: fail correlation_id


def of_its_own():
    described = Described()
    client.responses.create(model="m", input="a", extra_headers=described.constant)  # expect: pass
    vars(described)["constant"] = OWNER
    client.responses.create(model="m", input="a", extra_headers=described.constant)  # expect: fail correlation_id


class Settings:
    _shared = {"team": "search"}

    def __init__(self):
        self.__dict__ = self._shared

    def configure(self, **values):
        self.__dict__.update(values)


def of_the_settings():
    settings = Settings()
    return {"x-team-id": settings.team, "x-correlation-id": getattr(settings, "run", "")}


def before():
    return client.responses.create(model="m", input="a", extra_headers=of_the_settings())  # expect: fail correlation_id


def after():
    return client.responses.create(model="m", input="a", extra_headers=of_the_settings())  # expect: pass


def blanked():
    return client.responses.create(model="m", input="a", extra_headers=of_the_settings())  # expect: fail team_id


def local_names(team_id, correlation_id=None):
    return {"x-" + key.replace("_", "-"): value for key, value in locals().items() if value is not None}


def of_local_names():
    client.responses.create(model="m", input="a", extra_headers=local_names("a", correlation_id="1"))  # expect: pass
    client.responses.create(model="m", input="a", extra_headers=local_names("a"))  # expect: fail correlation_id


class Later:
    _shared = {}

    def __init__(self):
        self.__dict__ = self._shared


def of_what_comes_later():
    later = Later()
    return {"x-team-id": later.team, "x-correlation-id": getattr(later, "run", "")}


def soon():
    return client.responses.create(model="m", input="a", extra_headers=of_what_comes_later())  # expect: fail correlation_id


def later():
    return client.responses.create(model="m", input="a", extra_headers=of_what_comes_later())  # expect: pass


def main():
    Later().team = "search"
    soon()
    Later().run = "1"
    later()
    before()
    Settings().configure(run="1")
    after()
    Settings().configure(team="")
    blanked()
