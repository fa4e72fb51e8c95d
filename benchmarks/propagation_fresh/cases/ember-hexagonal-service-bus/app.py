from ember.bootstrap import bootstrap
from ember.domain.commands import Draft, Translate


def main():
    bus = bootstrap({"team": "ember", "center": "cc-884", "env": "prod"})
    bus.handle(Draft(id="d-1", text="hello"))
    bus.handle(Translate(id="t-1", text="hello", language="fr"))
