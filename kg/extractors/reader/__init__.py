"""The learned reader: a small encoder that finds triggers, mentions and who plays which part."""
