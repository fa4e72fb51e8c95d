from support.app import App
from support.settings import load


def main():
    app = App(load("prod"))
    app.reply(41, "where is my order?")
    app.similar("order")
