"""What the assistant does next: plain functions over plain data, and thin Rasa actions around them."""
