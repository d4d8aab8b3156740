"""What models of several rooms share: stored fields, composite foreign keys, the trash."""
