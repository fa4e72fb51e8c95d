"""Programs inside of configurations (OTTL, VRL, Lua): what they do to named values."""
