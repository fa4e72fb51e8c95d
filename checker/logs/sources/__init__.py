"""What the command line names, as streams of bytes."""
