"""Two environments compared by effect, every difference judged."""
