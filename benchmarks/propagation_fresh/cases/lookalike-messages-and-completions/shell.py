class Completions:
    """Shell completions of the command line."""

    def create(self, prompt):
        return [prompt + " --help"]
