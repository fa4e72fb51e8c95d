"""Other ways to write the same: short and long forms as one."""
