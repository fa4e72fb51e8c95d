from defaults import *  # noqa: F403

COST_CENTER = "n/a"
