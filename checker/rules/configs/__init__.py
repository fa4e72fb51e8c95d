"""Rules of the config plane: over one side (`ConfigFile`) and over two environments (`EnvironmentPair`)."""
