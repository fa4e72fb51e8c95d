"""The use cases, a module each: settings and paths in, a report out. Prints nothing, exits nothing."""
