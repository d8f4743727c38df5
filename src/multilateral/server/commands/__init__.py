"""The commands of the service. Each is a module with ``main(argv) -> exit status``."""
