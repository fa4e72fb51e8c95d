"""Settings by environment: defaults, then the section in force, read by attribute."""


class Settings:
    def __init__(self, sections, env):
        self._values = {**sections["default"], **sections.get(env, {})}

    def __getattr__(self, name):
        try:
            return self._values[name]
        except KeyError:
            raise AttributeError(name) from None

    def get(self, name, default=None):
        return self._values.get(name, default)


SECTIONS = {
    "default": {"team": "growth", "service": "banner", "cost_center": "TODO"},
    "prod": {"environment": "prod", "cost_center": "cc-52"},
    "dev": {"environment": "dev"},
}
settings = Settings(SECTIONS, "prod")
dev = Settings(SECTIONS, "dev")
