"""The policy that all planes share: its model, how it is read, merged, validated and identified."""
