from support.app import App


def main():
    app = App.create()
    app.handle({"kind": "ticket", "id": "t-1", "text": "a"})
    app.handle({"kind": "review", "id": "r-1", "text": "b"})
