"""The clerk's verbs, one module each: take the home and the clerk's input, give a result, print nothing."""
