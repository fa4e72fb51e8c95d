"""Price cards: dated prices per provider and model, with a version that can only ever mean one content."""
