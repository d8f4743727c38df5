"""The text commands: they work on files alone, without the service and without its database."""
