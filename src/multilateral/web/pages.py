"""The pages that belong to no room: home, the exercise, what is asked of me."""
