"""The config plane as commands: pairs of environments, found and compared."""
