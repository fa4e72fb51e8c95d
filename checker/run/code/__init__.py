"""The code plane as commands: what is found in source, judged, listed and fixed."""
