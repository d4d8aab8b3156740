"""Model parts that several rooms share: stored fields, composite foreign keys, the trash."""
