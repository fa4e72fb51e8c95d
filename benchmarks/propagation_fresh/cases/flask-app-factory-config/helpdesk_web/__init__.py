from flask import Flask

from .routes import kb


def create_app(overrides=None):
    app = Flask(__name__)
    app.config.from_object("helpdesk_web.config.Production")
    app.config.update(overrides or {})
    app.register_blueprint(kb, url_prefix="/kb")
    return app
