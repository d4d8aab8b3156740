"""Works that are cited: one record each, however many posts cite it."""
