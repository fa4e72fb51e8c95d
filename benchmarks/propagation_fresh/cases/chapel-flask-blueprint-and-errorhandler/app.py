from flask import Flask

from views import bells


def create_app():
    app = Flask(__name__)
    app.register_blueprint(bells)
    return app


def main():
    http = create_app().test_client()
    http.post("/bells/a")
    http.post("/bells/b")
