"""Class-based views of Flask, within the decorators of their class, and what these put into the request's `g`."""

import functools

from flask import Flask, g
from flask.views import MethodView, View
from openai import OpenAI

OWNER = {"x-team-id": "search"}
TAGS = {**OWNER, "x-correlation-id": "1"}
client = OpenAI()


def tagged(view):
    @functools.wraps(view)
    def wrapped(*args, **kwargs):
        g.tags = dict(TAGS)
        return view(*args, **kwargs)

    return wrapped


def with_owner(view):
    def wrapped(*args, **kwargs):
        g.tags = OWNER
        return view(*args, **kwargs)

    return wrapped


def cleared(view):
    def wrapped(*args, **kwargs):
        g.pop("tags", None)
        return view(*args, **kwargs)

    return wrapped


def sometimes(view):
    def wrapped(*args, **kwargs):
        if kwargs:
            g.tags = TAGS
        return view(*args, **kwargs)

    return wrapped


class Tagged(MethodView):
    decorators = [tagged]

    def post(self):
        client.responses.create(model="m", input="a", extra_headers=g.tags)  # expect: pass

    def get(self):
        client.responses.create(model="m", input="a", extra_headers=g.get("tags", {}))  # expect: pass


class Plain(View):
    def dispatch_request(self):
        client.responses.create(model="m", input="a", extra_headers=g.tags)  # expect: unverifiable team_id correlation_id


class OfOwner(View):
    decorators = (tagged, with_owner)  # the last one is the outermost: what the first sets counts

    def dispatch_request(self):
        client.responses.create(model="m", input="a", extra_headers=g.tags)  # expect: pass


class OwnerLast(View):
    decorators = [with_owner, tagged]

    def dispatch_request(self):
        client.responses.create(model="m", input="a", extra_headers=g.tags)  # expect: fail correlation_id


class Cleared(MethodView):
    decorators = [cleared, tagged]

    def put(self):
        tags = g.get("tags", {})
        client.responses.create(model="m", input="a", extra_headers=tags)  # expect: unverifiable team_id correlation_id


class Sometimes(MethodView):
    decorators = [sometimes]

    def put(self):
        tags = g.get("tags", {})
        client.responses.create(model="m", input="a", extra_headers=tags)  # expect: unverifiable team_id correlation_id


class Base(MethodView):
    decorators = [tagged]

    def patch(self):
        client.responses.create(model="m", input="a", extra_headers=g.tags)  # expect: fail correlation_id


class Other(Base):
    decorators = [with_owner]


site = Flask(__name__)
site.add_url_rule("/a", view_func=Tagged.as_view("a"))
site.add_url_rule("/b", view_func=Other.as_view("b"))
