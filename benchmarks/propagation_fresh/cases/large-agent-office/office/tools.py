"""Methods marked as tools are offered to the model."""


def tool(fn):
    fn.is_tool = True
    return fn


class Toolbox:
    def __init__(self, agent):
        self._tools = {
            name: getattr(agent, name)
            for name in dir(type(agent))
            if getattr(getattr(type(agent), name), "is_tool", False)
        }

    def names(self):
        return list(self._tools)

    def call(self, name, task, context):
        return self._tools[name](task, context)
