"""Applications that a function makes: settings, extensions and middleware that it puts into them, and functions within
it that the framework calls."""

from flask import Blueprint, Flask, current_app
from openai import OpenAI

OWNER = {"x-team-id": "search"}
TAGS = {**OWNER, "x-correlation-id": "1"}
client = OpenAI()
pages = Blueprint("pages", __name__)


class Base:
    LLM_OWNER = OWNER
    llm_tags = TAGS


class Production(Base):
    LLM_TAGS = TAGS


class Llm:
    """An extension: made at import, set up with the application."""

    def __init__(self):
        self.client = None

    def init_app(self, app):
        self.client = OpenAI(default_headers=app.config["LLM_OWNER"])
        app.extensions["llm"] = self

    def ask(self, headers=None):
        self.client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id


class Wrapper:
    def __init__(self, headers):
        self.headers = headers

    def ask(self, headers):
        client.responses.create(model="m", input="a", extra_headers={**self.headers, **headers})  # expect: pass

    def ask_plainly(self):
        client.responses.create(model="m", input="a", extra_headers=self.headers)  # expect: fail correlation_id


class Replaced(Llm):
    def reset(self):
        self.fresh = OpenAI()

    def init_app(self, app):
        self.fresh = OpenAI(default_headers=TAGS)


llm = Llm()
replaced = Replaced()
wrapper = Wrapper(OWNER)


def create_app(more=None):
    app = Flask(__name__)
    app.config.from_object("app.Production")
    app.config.from_mapping(OTHER_TAGS=OWNER, SWITCHED=TAGS)
    app.config["THIRD_TAGS"] = TAGS
    app.config.update(more or {})
    app.config["EMPTIED"] = dict(TAGS)
    app.config["CUT"] = dict(TAGS)
    llm.init_app(app)
    replaced.init_app(app)
    app.register_blueprint(pages)

    @app.post("/within")
    def within():
        llm.ask({"x-correlation-id": "1"})
        wrapper.ask({"x-correlation-id": "1"})

    @app.post("/plainly")
    def plainly():
        wrapper.ask_plainly()

    return app


@pages.get("/tags")
def of_config():
    client.responses.create(model="m", input="a", extra_headers=current_app.config["LLM_TAGS"])  # expect: pass
    client.responses.create(model="m", input="a", extra_headers=current_app.config["LLM_OWNER"])  # expect: fail correlation_id
    client.responses.create(model="m", input="a", extra_headers=current_app.config["OTHER_TAGS"])  # expect: fail correlation_id
    client.responses.create(model="m", input="a", extra_headers=current_app.config.get("THIRD_TAGS"))  # expect: pass
    client.responses.create(model="m", input="a", extra_headers=current_app.config["llm_tags"])  # expect: unverifiable team_id correlation_id
    client.responses.create(model="m", input="a", extra_headers=current_app.config["SWITCHED"])  # expect: unverifiable team_id correlation_id


@pages.get("/extension")
def of_extension():
    current_app.extensions["llm"].ask()  # expect: blame correlation_id


@pages.get("/changed")
def of_what_is_changed():
    client.responses.create(model="m", input="a", extra_headers=current_app.config["EMPTIED"])  # expect: unverifiable team_id correlation_id
    client.responses.create(model="m", input="a", extra_headers=current_app.config["CUT"])  # expect: unverifiable team_id correlation_id
    replaced.fresh.responses.create(model="m", input="a")  # expect: unverifiable team_id correlation_id


@pages.get("/change")
def change():
    current_app.config["EMPTIED"].clear()
    cut = current_app.config["CUT"]
    del cut["x-team-id"]
    replaced.reset()


@pages.get("/switch")
def switch():
    current_app.config["SWITCHED"] = OWNER
