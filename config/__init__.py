"""How Ibid is set up: settings, addresses and the server's entry points."""
