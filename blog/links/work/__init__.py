"""The work list: links, quotations and requests that need a person, by the readers they affect."""
