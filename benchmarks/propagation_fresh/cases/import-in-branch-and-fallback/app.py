"""An import by the interpreter's version, and one whose name is misspelt, so that the fallback is what runs."""
import sys

from anthropic import Anthropic

if sys.version_info >= (3, 8):
    from tags_full import TAGS as by_version
else:
    from tags_basic import TAGS as by_version

try:
    from tags_full import TAGGS as by_name
except ImportError:
    from tags_basic import TAGS as by_name

api = Anthropic()


def version(text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=by_version,
                               messages=[{"role": "user", "content": text}])


def misspelt(text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=by_name,
                               messages=[{"role": "user", "content": text}])


def main():
    version("a")
    misspelt("b")
