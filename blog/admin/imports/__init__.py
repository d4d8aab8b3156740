"""Moving in: imports of whole blogs."""
