"""Changes of what readers see, recorded by the database in the transaction that makes them."""
