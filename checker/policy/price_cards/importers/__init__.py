"""Other price lists into price cards: their own meaning is kept, what a card cannot hold is left out and said."""
