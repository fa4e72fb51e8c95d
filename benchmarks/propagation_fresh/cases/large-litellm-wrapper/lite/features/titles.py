from . import feature
from ..api import complete


def make_title(text):
    with feature("titles", "editors"):
        return complete(f"Title: {text}")
