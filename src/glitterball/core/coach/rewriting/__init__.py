"""Say it from oneself: an accusing clause turned round in the writer's own words, fit for a friend to be shown."""
