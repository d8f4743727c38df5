"""The exercise: eight invented States, their texts and the acts that a visitor finds and goes on with."""
