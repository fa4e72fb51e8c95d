"""Source files as the engine reads them: candidates, module summaries, the project that links them."""
