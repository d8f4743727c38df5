"""The service: settings, urls, the tick, the live stream and the commands that run them."""
